"""Times (PT4): what is stated of days fits together, and nothing lies in the future."""
