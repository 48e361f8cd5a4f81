"""What a score over time is drawn with."""
