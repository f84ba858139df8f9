"""A chain of divisions beside one of the tree, level by level."""
