"""How a curriculum looks: pages, text and templates, without any knowledge of MkDocs."""
