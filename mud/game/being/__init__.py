"""Beings: scores, hit points, players, walking, who is here."""
