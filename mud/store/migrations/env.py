"""Alembic runs this file for each run of migrations; mud/store/migrate.py is who asks for it.

The transaction around it, the lock in it and the connection are the caller's. Without a connection it writes SQL.
"""

from alembic import context

from mud.store.autogenerate import options

settings = context.config.attributes
connection = settings["connection"]

if connection is None:
    dialect = settings["dialect"]
    context.configure(dialect_name=dialect, literal_binds=True, **options(None, dialect))
else:
    context.configure(connection=connection, **options(settings["metadata"], connection.dialect.name))
with context.begin_transaction():
    context.run_migrations()
