"""How a curriculum looks: pages, text and templates; knows no MkDocs."""
