"""Old records go into an archive, what was a person's goes for good, and the chain of acts holds; on both databases."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
import sqlalchemy as sa

from mud.app import roster
from mud.app.blueprint import draw
from mud.app.opening import Opened, open_world
from mud.app.settings import Settings, read_settings
from mud.game.account import acts as accounts
from mud.game.account.acts.bans import ban_address, network_in
from mud.game.account.model import Account
from mud.game.being import acts as beings
from mud.game.being.model import Player
from mud.game.moderation import acts as moderation
from mud.game.signin import acts as door
from mud.game.talk import acts as talk
from mud.game.talk.model import FeedbackKind
from mud.game.wizard.acts import Deed, chain_of, keep
from mud.kernel.errors import Refused
from mud.ops.conservation import Proof, prove
from mud.ops.records import DAY, PORTION, Connected, Keeping, Person, Records
from mud.play.lookalike import LookalikeError
from mud.play.roles import Role
from mud.store.engine import reader_engine, writer_engine
from mud.store.errors import StoreError
from mud.store.tables import build_metadata
from tests.newest import NewDatabase
from tests.ops.test_conservation import change
from tests.stage import WORLD

AT_ONCE = 1e-9
"""Days: whatever is on record is older."""

NAME, CHARACTER, AWAY = "zebulon", "Zebulonia", "203.0.113.9"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, tmp_path: Path, new_database: NewDatabase) -> Settings:
    """A database that has nothing in it yet."""
    return read_settings(content=WORLD, database_url=new_database(request.param), state_dir=tmp_path / "state")


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Opened]:
    """The world, saved at the end and as it goes."""
    async with open_world(replace(draw(settings), settings=settings), lambda _: None) as found:
        running = asyncio.create_task(found.persister.run())
        try:
            yield found
        finally:
            await found.persister.close()
            await running


@asynccontextmanager
async def kept(settings: Settings, opened: Opened, keeping: Keeping) -> AsyncIterator[Records]:
    """The records of an open world, of which those are old that this says."""
    engine = writer_engine(settings.database)
    try:
        yield Records(opened.world, Connected(engine, opened.persister.alone, settings.archives), keeping)
    finally:
        await engine.dispose()


async def proof(settings: Settings) -> Proof:
    return await prove(settings.database, roster.schema())


def act(found: Opened, number: int, account: Account | None = None, *targets: object) -> None:
    """Put an act on record."""
    name = "operator" if account is None else account.username
    keep(found.world, Deed(account, name, "goto", {"line": f"goto {number}"}, True, targets))


def archived(settings: Settings, table: str) -> list[dict[str, object]]:
    """The lines of its archives."""
    files = sorted(settings.archives.glob(f"{table}-*.jsonl"))
    return [orjson.loads(line) for file in files for line in file.read_bytes().splitlines()]


async def test_old_acts_are_archived_and_the_chain_holds_over_a_restart(settings: Settings) -> None:
    async with opened(settings) as found:
        act(found, 1)
        act(found, 2)
        last_old = found.world.clock.now()
    async with opened(settings) as found:  # which takes longer than what is done here with the two
        act(found, 3)
        await found.persister.barrier()
        between = Keeping(acts=(found.world.clock.now() - last_old) / DAY)
        async with kept(settings, found, between) as records:
            assert await records.old() == {"admin_actions": 2}
            assert await records.put_away() == {"admin_actions": 2}
            assert await records.old() == {"admin_actions": 0}
        assert (await proof(settings)).faults == []  # also before anything else is saved
        act(found, 4)
    left = await proof(settings)
    assert (left.faults, left.acts) == ([], 2)
    lines = archived(settings, "admin_actions")
    assert [line["number"] for line in lines] == [1, 2]
    async with opened(settings) as found:
        chain = chain_of(found.world)
        assert (chain.kept_from, chain.anchor) == (3, lines[-1]["hash"])
        act(found, 5)
    again = await proof(settings)
    assert (again.faults, again.acts) == ([], 3)
    await change(settings, "DELETE FROM admin_actions WHERE number = 3")
    assert any("act 3 was removed" in fault for fault in (await proof(settings)).faults)


async def test_when_all_acts_are_archived_the_next_follows_the_last(settings: Settings) -> None:
    async with opened(settings) as found:
        for number in range(PORTION + 3):
            act(found, number)
        await found.persister.barrier()
        async with kept(settings, found, Keeping(acts=AT_ONCE)) as records:
            assert await records.put_away() == {"admin_actions": PORTION + 3}
        assert ((await proof(settings)).faults, (await proof(settings)).acts) == ([], 0)
        act(found, 1)
    assert ((await proof(settings)).faults, (await proof(settings)).acts) == ([], 1)
    assert len(archived(settings, "admin_actions")) == PORTION + 3


async def test_an_archive_that_cannot_be_written_loses_nothing(settings: Settings) -> None:
    settings.state_dir.mkdir(parents=True)
    settings.archives.write_text("in the way")
    async with opened(settings) as found:
        act(found, 1)
        await found.persister.barrier()
        async with kept(settings, found, Keeping(acts=AT_ONCE)) as records:
            with pytest.raises(StoreError, match="cannot be written"):
                await records.put_away()
        assert chain_of(found.world).kept_from == 1
        act(found, 2)
    left = await proof(settings)
    assert (left.faults, left.acts) == ([], 2)


async def test_what_happened_at_the_door_is_archived_too(settings: Settings) -> None:
    async with opened(settings) as found:
        account = accounts.create_account(found.world, NAME, "hash")
        door.password_was_wrong(found.world, NAME, AWAY)
        await found.persister.barrier()
        async with kept(settings, found, Keeping(events=AT_ONCE)) as records:
            assert await records.put_away() == {"security_events": 2}
        assert {line["account_id"] for line in archived(settings, "security_events")} == {account.id}
    assert await counted(settings, "security_events") == 0


async def test_what_is_kept_for_ever_stays(settings: Settings) -> None:
    async with opened(settings) as found:
        act(found, 1)
        await found.persister.barrier()
        async with kept(settings, found, Keeping()) as records:
            assert (await records.old(), await records.put_away()) == ({}, {})
    assert not settings.archives.exists()


async def test_of_an_erased_person_no_table_knows_anything_and_the_chain_holds(settings: Settings) -> None:
    async with opened(settings) as found:
        world = found.world
        gwen = accounts.create_account(world, "gwendolyn", "hash")
        ann = beings.create_player(world, gwen, "Ann")
        account = accounts.create_account(world, NAME, "hash", AWAY)
        player = beings.create_player(world, account, CHARACTER)
        leave_traces(found, account, player, ann)
        act(found, 1, gwen)
        act(found, 2, account)
        act(found, 3, gwen, player)
        keep(world, Deed(None, "operator", "user create", {"line": f"user create name={NAME}"}, True))
        keep(world, Deed(gwen, "gwendolyn", "goto", {"line": f"goto {NAME}s"}, True))
        await found.persister.barrier()
        assert NAME in await everything(settings)
        accounts.erase(world, account, [CHARACTER])
        async with kept(settings, found, Keeping()) as records:
            person = Person(account.id, (player.id,), (NAME, CHARACTER))
            assert await records.erase(person, found.persister.barrier) == 3
        assert [each.number for each in chain_of(world).recent] == [1, 5]
        assert accounts.find(world, NAME) is None
        assert beings.find_player(world, CHARACTER) is None
        accounts.create_account(world, NAME.replace("z", "y"), "hash")  # others go on
    text = (await everything(settings)).casefold().replace(f"goto {NAME}s", "")  # which is another word
    for word in (NAME, "secret idea", "well known", "shouts", "my-own-alias", AWAY, "phone-of"):
        assert word not in text
    left = await proof(settings)
    assert (left.faults, left.acts, left.erased) == ([], 5, 3)


def leave_traces(found: Opened, account: Account, player: Player, other: Player) -> None:
    """What a person leaves in all kinds of places."""
    world = found.world
    door.came_in(world, account, AWAY, "mudlet")
    door.password_was_wrong(world, NAME, AWAY)
    door.make_token(world, account, "phone-of-zebulon", "mud1.secret", AWAY)
    accounts.call(world, account, "Zebulon the Well Known")
    talk.give_feedback(world, player, FeedbackKind.IDEA, "A secret idea.")
    moderation.report(world, player, other, "She shouts.", "12:00 Ann shouts.")
    moderation.report(world, other, player, "Rude.", "12:00 Zebulonia shouts.")
    moderation.note(world, other, account, "Zebulon promised.")
    others = world.get(Account, other.account_id)
    assert others is not None
    moderation.note(world, player, others, "Kind.")
    ban_address(world, network_in("198.51.100.0/24"), CHARACTER, None, "")
    asked = LookalikeError("It looks too much like another.", "Zebu1on", NAME)
    accounts.lookalike_was_asked(world, others, asked, AWAY.replace("9", "8"))
    player.aliases = player.aliases.set("my-own-alias", "say hi")
    player.title = "the well known"


async def test_the_last_admin_cannot_be_erased(settings: Settings) -> None:
    async with opened(settings) as found:
        account = accounts.create_account(found.world, NAME, "hash")
        accounts.set_role(found.world, account, Role.ADMIN)
        with pytest.raises(Refused, match="last admin"):
            accounts.erase(found.world, account)
        assert account.username == NAME


async def everything(settings: Settings) -> str:
    """Whatever the database has, in one text."""
    engine, tables = reader_engine(settings.database), build_metadata(roster.schema()).tables
    try:
        async with engine.connect() as connection:
            rows = [
                str(tuple(row))
                for table in tables.values()
                for row in await connection.execute(sa.select(sa.text("*")).select_from(table))
            ]
            return "\n".join(rows)
    finally:
        await engine.dispose()


async def counted(settings: Settings, table: str) -> int:
    """How many rows a table has."""
    engine = reader_engine(settings.database)
    try:
        async with engine.connect() as connection:
            return int((await connection.execute(sa.text(f"SELECT count(*) FROM {table}"))).scalar_one())
    finally:
        await engine.dispose()
