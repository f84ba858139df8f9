"""The account of a verdict: each word that was typed is explained by the record, explained away, or left and told."""
