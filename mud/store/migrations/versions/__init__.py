"""One module for each step of the schema; the names begin with the revision."""
