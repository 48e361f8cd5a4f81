"""The functions that notebooks call: pandas out, the day of today unless another is named.

One module a function, loaded when it is first used.
"""
