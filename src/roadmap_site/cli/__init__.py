"""The command `roadmap`."""
