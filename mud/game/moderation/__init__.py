"""Moderation: what players report about each other, how staff see to it, and what they note."""
