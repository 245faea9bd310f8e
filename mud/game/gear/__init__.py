"""Gear: wearing and holding, loadouts, what magic does to things and asks of people, and how much one can carry."""
