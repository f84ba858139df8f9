"""Evaluation: how good the verdicts are on rows whose right record is known."""
