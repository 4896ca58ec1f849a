"""The way of the pages into a site that MkDocs builds."""
