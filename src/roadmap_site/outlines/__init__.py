"""A Markdown roadmap turned into YAML."""
