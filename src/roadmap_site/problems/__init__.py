"""What is wrong with a curriculum, as data, and how it is shown to people and programs."""
