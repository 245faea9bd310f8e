"""How gear is told and shown."""
