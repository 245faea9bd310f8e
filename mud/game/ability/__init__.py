"""Abilities: what classes teach as levels come, used for energy, again after a while, and what is simply known."""
