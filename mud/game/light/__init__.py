"""Lights: things that burn, for as long as their fuel lasts."""
