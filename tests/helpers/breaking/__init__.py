"""Breaking a process off at one of its changes to files."""
