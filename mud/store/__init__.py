"""The store: SQL tables made from what the game declares, rows to entities and back, and what is written each tick.

It works from a `Schema` and knows no feature. It is the only floor, beside operations, that speaks SQL.
"""
