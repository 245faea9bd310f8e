"""`python -m mud`: the operator's commands."""

from mud.cli.main import main

if __name__ == "__main__":
    main()
