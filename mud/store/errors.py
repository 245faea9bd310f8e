"""What can be wrong with a database, said so that an operator knows what to do."""

from mud.kernel.errors import MudError


class StoreError(MudError):
    """Base: the database cannot be used as it is. The text is for the operator and holds no password."""


class UnreachableError(StoreError):
    """Nothing answers where the database should be, or it cannot be opened."""


class AccessError(StoreError):
    """The database server does not let us in: a wrong name, password or database, or missing rights."""


class NotADatabaseError(StoreError):
    """The file is no SQLite database, or it is damaged."""


class SchemaTooNewError(StoreError):
    """The database was migrated by a newer version of the program."""


class SchemaTooOldError(StoreError):
    """The database lacks migrations, and this start was told to run none."""


class OtherSchemaError(StoreError):
    """The tables are not those of the revision that the database says it has."""


class MigrationError(StoreError):
    """A migration would have left rows that refer to nothing."""


class AlreadyServedError(StoreError):
    """Another server writes to this database."""


class RowError(StoreError):
    """One stored row cannot be read: `table`, `key`, `path` (the column, and the way inside its JSON) and why."""

    def __init__(self, table: str, key: tuple[object, ...], path: str, reason: str) -> None:
        named = ", ".join(str(part) for part in key)
        super().__init__(f"{table} [{named}] {path}: {reason}")
        self.table = table
        self.key = key
        self.path = path
        self.reason = reason
