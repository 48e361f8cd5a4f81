"""Names and references (PT2): every record has its name, and every name its record."""
