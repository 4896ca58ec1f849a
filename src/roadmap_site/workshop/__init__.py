"""Changing the YAML: its canonical form, new things, new names, and what comes from elsewhere."""
