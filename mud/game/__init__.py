"""The game: one folder a feature, in tiers; a lower feature never names an upper one (docs/architecture.md)."""
