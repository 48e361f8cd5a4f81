"""What the charts of calibration share."""
