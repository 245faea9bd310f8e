"""Areas: regions with a climate, a clock and an ambience of their own."""
