"""A multi-user text world."""
