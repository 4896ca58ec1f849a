"""The pictures on the pages, drawn when the site is built."""
