"""The features of the game, in tiers: a feature imports lower tiers only.

Which features exist and in which order they react is the roster's business (`mud.app`).
"""
