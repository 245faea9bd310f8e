"""Sockets: listening, connections, and what their bytes mean to the session floor."""
