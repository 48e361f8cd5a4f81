"""What a comparison of two forecasters is drawn with."""
