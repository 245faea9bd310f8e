"""Supplies: what is eaten, drunk, read, used and used up, what wears out and is mended, and what rots."""
