"""Whatever bytes a file holds: a report or a page, never an exception, never markup of its own."""
