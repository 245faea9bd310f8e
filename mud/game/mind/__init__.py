"""Minds: what creatures do by themselves, in small pieces that combine."""
