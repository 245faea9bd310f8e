"""The revisions of the schema, and the script with which Alembic runs them (see mud/store/migrate.py)."""
