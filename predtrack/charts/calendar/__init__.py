"""What the calendar of dates is made of."""
