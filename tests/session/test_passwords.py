"""Hashing off the loop."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from mud.session.passwords import LONGEST, Passwords, TooBusyError


@pytest.fixture
def passwords() -> Iterator[Passwords]:
    """At the lowest cost that bcrypt has."""
    made = Passwords(cost=4)
    yield made
    made.close()


async def test_a_password_has_the_hash_that_was_made_of_it_and_no_other_has(passwords: Passwords) -> None:
    hashed = await passwords.hash("correct horse")
    assert hashed.startswith("$2b$04$")
    assert await passwords.verify("correct horse", hashed)
    assert not await passwords.verify("incorrect horse", hashed)


async def test_a_name_that_nobody_has_is_refused_after_as_much_work(passwords: Passwords) -> None:
    assert not await passwords.verify("correct horse", None)
    decoy = passwords._nobody
    assert decoy.startswith(b"$2b$04$")
    assert len(decoy) == 60


async def test_a_password_of_more_than_72_bytes_is_neither_hashed_nor_right(passwords: Passwords) -> None:
    hashed = await passwords.hash("a" * LONGEST)
    assert not await passwords.verify("a" * LONGEST + "b", hashed)
    with pytest.raises(ValueError, match="72 bytes"):
        await passwords.hash("é" * 37)


async def test_a_hash_that_is_none_lets_nobody_in(passwords: Passwords) -> None:
    assert not await passwords.verify("anything", "!locked")


@pytest.fixture
def one_place() -> Iterator[tuple[Passwords, threading.Event]]:
    """A single thread, which is busy until the event is set, and one place to wait beside it."""
    made = Passwords(cost=4, threads=1, waiting=1)
    gate = threading.Event()
    made._pool.submit(gate.wait)
    yield made, gate
    gate.set()
    made.close()


async def test_when_too_many_wait_the_next_is_told_so_and_later_there_is_room_again(
    one_place: tuple[Passwords, threading.Event],
) -> None:
    passwords, gate = one_place
    running = [asyncio.create_task(passwords.hash("correct horse")) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(TooBusyError):
        await passwords.hash("one too many")
    gate.set()
    await asyncio.gather(*running)
    assert await passwords.hash("there is room again")


async def test_whoever_goes_away_leaves_their_place_to_others(one_place: tuple[Passwords, threading.Event]) -> None:
    passwords, gate = one_place
    gone = [asyncio.create_task(passwords.hash("correct horse")) for _ in range(2)]
    await asyncio.sleep(0)
    for task in gone:
        task.cancel()
    await asyncio.gather(*gone, return_exceptions=True)
    gate.set()
    for _ in range(2):
        assert await passwords.hash("correct horse")
