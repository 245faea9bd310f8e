"""Wizards: what staff do to the world, and the record of every privileged act."""
