"""What operators type in a shell: run, check, migrate, ask a running server, act on the database of a resting one."""
