"""What the project asks of the machine that it runs on: files, locks, programs, the terminal."""
