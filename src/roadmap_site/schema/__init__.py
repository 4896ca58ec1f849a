"""What authors may write: the kinds of files and the keys in them."""
