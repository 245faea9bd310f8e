"""The behaviors, each in a file of its own. A new one is a class in a file here, and a line in `mud/app/roster.py`."""
