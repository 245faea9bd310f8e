"""Places: rooms, the exits between them, and looking around."""
