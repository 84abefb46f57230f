"""Rules about the spaces and line endings between words."""
