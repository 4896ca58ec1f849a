"""Changing a curriculum's files: one form for all, new things, new names, what can be mended without a person."""
