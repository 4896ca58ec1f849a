"""What is known of a curriculum beyond its text: its history, its dead links and what it lacks."""
