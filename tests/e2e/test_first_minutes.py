"""A newcomer's first ten minutes through a real socket: every screen is there, and fits windows of every width."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import pytest

from mud.text.width import display_width
from tests.e2e.player import MENU, MORE, Player
from tests.e2e.server import Server

MINUTES: Mapping[str, str] = MappingProxyType(
    {
        "look": "Exits:",
        "exits": "Exits",
        "look me": "You",
        "score": "Health",
        "inventory": "You",
        "equipment": "You",
        "who": "You are alone.",
        "whois NAME": "In the world now",
        "time": "",
        "help": "Type help and one of these words",
        "help look": "Usage:",
        "help runs": "A run is a row of steps",
        "help xyzzy": "There is no help on",
        "commands": "What you can do",
        "commands talk": "whisper",
        "news": "",
        "motd": "",
        "say Good morning, everyone who can read this long line of mine, at whatever width that may be!": "You exclaim",
        "emote stretches and looks along the river, where the water is low and the morning still young.": "stretches",
        "shout Anyone there?": "Anyone there?",
        "tell nobody hello": "",
        "get sun": "You see no sun here",
        "xyzzy": "There is no command 'xyzzy'",
        "title of the long road and the longer line": "You are now",
        "description A tall person with flour on both sleeves, who has walked a long way to be here today.": "look me",
        "alias bb look; exits": "bb stands for",
        "bb": "Exits",
        "history": "What you typed",
        "prompt": "What it can show",
        "settings": "Your settings",
        "afk getting tea": "away",
        "afk": "back",
        "idea A bench by the weir, for those who would like to look at the water for longer than they can stand.": "",
        "save": "",
    }
)
"""What is typed, and words that have to be on the screen then; NAME is who types it."""

SCREEN_READER = "MTTS 68"
"""A terminal type by which clients announce that they write UTF-8 for a screen reader (the MTTS standard)."""

DRAWN = r"[\u2500-\u259f|_=~-]{3}"
"""What is a line to the eye is noise to the ear."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the real content."""
    with Server(tmp_path_factory.mktemp("first") / "state", {"MUD_LINE_BURST": "1000"}) as running:
        yield running


class Reading:
    """Everything that one newcomer read."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.text = ""

    def read(self, seen: str, words: str) -> None:
        """Keep what was seen; AssertionError when the words are not in it."""
        self.text += f"{seen}\n"
        assert words in " ".join(seen.split()), seen

    def too_wide(self) -> list[str]:
        """The lines that the window is too narrow for."""
        return [line for line in self.text.splitlines() if display_width(line) > self.columns]


async def walk_about(player: Player, reading: Reading) -> None:
    """Go a few rooms on, look at what is there, and take, wear and put down what can be taken."""
    for _ in range(6):
        seen = await player.read_all("look")
        reading.read(seen, "")
        exits = re.search(r"\[ Exits:([^\]]*)\]", seen)
        if exits is None:  # it is dark
            return
        reading.read(await player.read_all(exits[1].split()[-1]), "")
        for line in ("get all", "inventory", "wear all", "equipment", "remove all", "drop all"):
            reading.read(await player.read_all(line), "")


async def first_minutes(player: Player, reading: Reading, name: str) -> None:
    """Sign up and do all there is to do at first."""
    reading.read(await player.sign_up(f"{name}-account", name), f"Welcome, {name}.")
    for line, words in MINUTES.items():
        reading.read(await player.read_all(line.replace("NAME", name)), words)
    await walk_about(player, reading)
    reading.read(await player.send("quit", MENU), "Your characters")


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "rows", "name"), [(40, 24, "Narrow"), (80, 24, "Usual"), (200, 60, "Wide")])
async def test_the_first_minutes_fit_the_window(server: Server, columns: int, rows: int, name: str) -> None:
    reading = Reading(columns)
    async with await Player.connect(server.host, server.port, columns, rows) as player:
        await first_minutes(player, reading, name)
    assert reading.too_wide() == []
    assert "went wrong" not in reading.text
    if rows == 24:
        assert re.search(MORE.removesuffix("$"), reading.text)


@pytest.mark.slow
async def test_the_first_minutes_can_be_heard(server: Server) -> None:
    reading = Reading(80)
    async with await Player.connect(server.host, server.port, 80, 24, SCREEN_READER) as player:
        await first_minutes(player, reading, "Listener")
    assert not re.search(MORE.removesuffix("$"), reading.text)
    assert [line for line in reading.text.splitlines() if "  " in line.strip()] == []
    assert not re.search(DRAWN, reading.text)
    assert reading.too_wide() == []
    assert "went wrong" not in reading.text
