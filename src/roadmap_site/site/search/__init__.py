"""Our search: what it looks through, written at build time in pieces of which a reader's browser loads a few."""
