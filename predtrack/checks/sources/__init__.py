"""The documents behind the records (PT7): what is quoted stands there, on its line."""
