"""Triggers: what happens by itself when something happens, or when it is time."""
