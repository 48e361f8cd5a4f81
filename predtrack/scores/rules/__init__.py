"""The rules: one module each, a formula of one line and its facts."""
