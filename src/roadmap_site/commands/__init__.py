"""The commands of `roadmap`: one module a command, each thin, calling plain functions."""
