"""The people of the bench: accounts and characters written into the database before the server starts.

They are made by the game's own acts, as the operator's command line makes them; only their password's hash is shared,
since to hash a password is made to be slow.
"""

import asyncio
import string
import sys
from typing import Final

import bcrypt

from mud.app import logging
from mud.app.blueprint import draw
from mud.app.opening import Opened, open_world
from mud.app.settings import LogFormat, LogLevel, Settings, read_settings
from mud.game.account.acts import create_account
from mud.game.being.acts import create_player
from mud.kernel.ids import RoomId
from mud.store.persister import Ending
from mud.store.status import Notice
from scripts.speed.land import HALL, room_id

PASSWORD: Final = "milestone"
IN_A_ROOM: Final = 10
LETTERS: Final = 4
DELIVERED_COST: Final = 12
"""bcrypt's cost of the hashes at which is guessed: the one with which the server is delivered."""


def walker(number: int) -> str:
    """The name of account and character of someone on the ring."""
    return f"Walker{_letters(number)}"


def guest(number: int) -> str:
    """The name of account and character of someone in the hall."""
    return f"Guest{_letters(number)}"


def victim(number: int) -> str:
    """The name of an account at whose password somebody guesses; it has no character."""
    return f"victim{_letters(number)}"


def _letters(number: int) -> str:
    """A number in letters, since a name has no digits."""
    written = ""
    for _ in range(LETTERS):
        number, digit = divmod(number, len(string.ascii_lowercase))
        written = string.ascii_lowercase[digit] + written
    return written


def people(walkers: int, guests: int, rooms: int) -> list[tuple[str, str]]:
    """Everyone's name and room: ten walkers in each room, and all guests in the hall."""
    return [
        *((walker(number), room_id(number // IN_A_ROOM, rooms)) for number in range(walkers)),
        *((guest(number), HALL) for number in range(guests)),
    ]


async def seed(settings: Settings, everyone: list[tuple[str, str]], victims: int = 0) -> bool:
    """Make them all; whether they were saved."""
    async with open_world(draw(settings), _say) as opened:
        _make(opened, everyone, settings.bcrypt_cost)
        if victims:
            _make_victims(opened, victims)
        return await opened.persister.close() is Ending.SAVED


def _make(opened: Opened, everyone: list[tuple[str, str]], cost: int) -> None:
    shared = _hash(cost)
    for name, room in everyone:
        account = create_account(opened.world, name.lower(), shared)
        player = create_player(opened.world, account, name)
        player.room_id = RoomId(room)
        player.last_played_at = opened.world.clock.now()  # no newcomer: everyone who plays is told of those
    opened.world.told()


def _make_victims(opened: Opened, count: int) -> None:
    shared = _hash(DELIVERED_COST)
    for number in range(count):
        create_account(opened.world, victim(number), shared)
    opened.world.told()


def _hash(cost: int) -> str:
    return bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(cost)).decode()


def _say(notice: Notice) -> None:
    print(notice.text, file=sys.stderr)


def main() -> None:
    """`python -m scripts.speed.people WALKERS GUESTS ROOMS [VICTIMS]`, with the server's environment."""
    logging.configure(LogFormat.CONSOLE, LogLevel.WARNING)
    walkers, guests, rooms, *victims = map(int, sys.argv[1:])
    if not asyncio.run(seed(read_settings(), people(walkers, guests, rooms), sum(victims))):
        sys.exit("The people of the bench could not be saved.")


if __name__ == "__main__":
    main()
