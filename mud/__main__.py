"""`python -m mud`: the operator's commands."""

import gc

from mud.kernel.garbage import no_collection

with no_collection():
    from mud.cli.main import main
# What was imported stays to the end: to look through it again and again is a quarter of what a command takes.
gc.freeze()

if __name__ == "__main__":
    main()
