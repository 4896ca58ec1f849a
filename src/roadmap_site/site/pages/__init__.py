"""The kinds of pages, a module each: what stands on such a page, what machines read of it, and its place."""
