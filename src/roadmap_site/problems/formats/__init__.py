"""The ways in which problems are written out: a module a format, each with the function `written`."""
