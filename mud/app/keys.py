"""The file with the keys of the vault: made at the first start, readable by its owner only, newest key first."""

import os
from pathlib import Path

from mud.kernel.errors import SettingsError
from mud.session.vault import Vault, VaultError, new_key


def open_vault(path: Path) -> Vault:
    """The vault with the keys of that file, which is made when there is none. SettingsError says what is wrong."""
    try:
        keys = path.read_bytes().split() if path.exists() else []
        if not keys:
            keys = [new_key()]
            write_keys(path, tuple(keys))
        return Vault(keys)
    except (OSError, VaultError) as error:
        raise SettingsError(
            f"MUD_KEY_FILE={path} will not do ({error}); right is a file that the server wrote."
        ) from None


def write_keys(path: Path, keys: tuple[bytes, ...]) -> None:
    """Write the keys so that a crash leaves the file as it was or as it is to be, on disk before this returns."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(b"\n".join(keys) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
