"""An office over a small world in memory, for the tests of operations."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy.ext.asyncio import create_async_engine

from mud.ops.office import Office, People, Saving, Serving
from mud.ops.records import Connected, Keeping, Records
from mud.session.passwords import Passwords
from mud.session.vault import Vault
from mud.store.status import Status
from mud.world.world import World
from tests.keeping import alone, nothing_to_save
from tests.stage import SAVED

IN_ORDER = replace(SAVED, epoch="first", flush_seq=7)
PASSWORD = "correct horse"


def status(**changes: object) -> Status:
    """A status that is in order but for what is given."""
    return replace(IN_ORDER, **changes)  # type: ignore[arg-type]  # the tests name fields of a Status


def open_office(world: World, passwords: Passwords, saving: Status = IN_ORDER) -> Office:
    """An office where nobody is told anything."""
    return Office(
        world=world,
        passwords=passwords,
        saving=Saving(lambda: saving),
        serving=Serving(123, "1.0", "127.0.0.1", 4000, "sqlite:///mud.db", world.clock.now() - 90),
        people=lambda: People(3, 2, 4),
        deliver=lambda: None,
        vault=Vault([b"A" * 43 + b"="]),
        keep_keys=lambda _keys: None,
        records=Records(
            world, Connected(create_async_engine("sqlite+aiosqlite://"), alone, Path("nowhere")), Keeping()
        ),
        saved=nothing_to_save,
    )
