"""The file with the keys of the vault: made at the first start, readable by its owner only, newest key first."""

from pathlib import Path

from mud.kernel.errors import SettingsError
from mud.kernel.files import write_whole
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
    write_whole(path, b"\n".join(keys) + b"\n", 0o600)
