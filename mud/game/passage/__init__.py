"""Ways out of rooms: doors, hidden exits, and what is told on the way."""
