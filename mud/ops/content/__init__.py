"""Content while the server runs: read again, compared, checked, tried in drafts, and published."""
