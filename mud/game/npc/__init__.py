"""Creatures: whoever lives in the world and is nobody's character."""
