"""What we teach: the model of a curriculum, and how YAML becomes one."""
