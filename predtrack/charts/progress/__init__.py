"""What the way of a target is drawn with."""
