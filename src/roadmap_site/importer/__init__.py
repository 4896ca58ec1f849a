"""An outline in Markdown to a curriculum in YAML."""
