"""YAML text to values with places and back; knows no curriculum."""
