"""Compiling the templates of a theme once for all sites that tests build, in this process and in others."""
