"""The ledger as a whole (PT6): nothing is left open, left out, or taken back unseen."""
