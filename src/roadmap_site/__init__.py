"""Curricula written as small YAML files, checked and published as a site."""
