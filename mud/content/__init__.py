"""Content: a folder of YAML into a catalog of frozen specs, or into every fault in it with its place.

It knows no game: which types there are, and which checks to make, is handed to `loader.load`.
"""
