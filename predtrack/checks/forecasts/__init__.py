"""Questions, forecasts and targets (PT35, PT36): what is asked can be decided."""
