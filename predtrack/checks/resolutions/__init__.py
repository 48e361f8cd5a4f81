"""Resolutions (PT5): verdicts answer, show evidence, and stay as they were."""
