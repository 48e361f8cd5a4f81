"""What charts of scores and hit rates share."""
