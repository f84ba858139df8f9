"""From the evidence to a calibrated probability for each candidate."""
