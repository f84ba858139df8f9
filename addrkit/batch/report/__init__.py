"""The report of a batch: one page that says what can be shipped, whom to ask what, and which data is missing."""
