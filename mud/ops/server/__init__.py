"""What admins do about the server from inside: stop or restart it with a countdown, measure it, set its log."""
