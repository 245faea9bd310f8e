"""Every entity in memory: shelves and look-ups, who holds what, purses, and what is still to be saved and told."""
