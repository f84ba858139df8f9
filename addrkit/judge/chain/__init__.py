"""Where no register of streets or doors is open: a chain of divisions, judged level by level."""
