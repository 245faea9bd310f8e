"""What `scripts/bench.py` and `scripts/profile.py` measure with: servers, crowds, worlds and figures."""
