"""The game itself, killed: bots play the real features through the real dispatcher over the real opening of the world.

`life` is what is asked of one run of the server, `bots` what is typed in it, `trace` what it did as far as anyone
could know, `bugs` the faults that can be planted on purpose, `child` the server, `verdict` holds what is stored
against the trace, and `rounds` does it all again and again. `scripts/crash.py` prints the table.
"""
