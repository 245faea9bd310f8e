"""Attacks on the door of a real server: guesses, stolen tokens, forged headers and names, bytes that harm terminals."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import orjson
import pytest

from mud.session.signin import NO_MATCH
from tests.e2e.player import MENU, PASSWORD, PATIENCE, PROMPT, Player
from tests.e2e.server import Server, mud
from tests.e2e.street import END_OF_RECORD, GO_AHEAD, HOME, NEXT_DOOR, NO_OPERATION, WHO, Street

pytestmark = pytest.mark.slow

PROXY = "127.0.9.1"
WAIT = "too many wrong passwords"
WRONG = "do not go together"
FREE_FROM_ADDRESS, FREE_FOR_NAME = 6, 20
"""Wrong passwords that cost no wait, as docs/operating.md has them."""

HOSTILE = "\x1b[2J\x1b]0;owned\x07\x9b31m\udcff\udcf9\udcff\udcfb\x01\u202e\u200b\0\x08"
"""Clears a screen, sets a title, colors, turns the echo off, turns the direction of writing, hides and deletes."""

WRITTEN = (
    "title of",
    "description ",
    "afk ",
    "typo ",
    "bug ",
    "idea ",
    "alias hello say ",
    "loadout save ",
    "tell nobody ",
    "get ",
    "frobnicate",
)
"""How a line begins that writes something down which is read later, or is answered with what was typed."""

HARM = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202e]")


async def hung_up(player: Player) -> str:
    """Wait until the server has closed the connection; returns its last words."""
    async with asyncio.timeout(PATIENCE):
        while piece := await player.reader.read(4096):
            player.seen += piece
    return " ".join(player.seen.split())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all attacks that it outlives."""
    with Server(tmp_path_factory.mktemp("attacks") / "state", {"MUD_PROXIES": f"{PROXY}/32"}) as server:
        yield server
        assert server.stop() == 0
    assert '"level":"error"' not in server.log().replace(" ", "")


@pytest.fixture
async def street(server: Server) -> AsyncIterator[Street]:
    """The people of one test."""
    made = Street(server)
    yield made
    await made.leave()


async def test_guesses_from_one_address_wait_also_over_a_restart_and_the_owner_does_not(tmp_path: Path) -> None:
    with Server(tmp_path / "state") as server:
        street = Street(server)
        ann = await street.come()
        await ann.sign_up("ann-account", "Ann")
        await ann.hang_up()
        thief = "127.0.1.1"
        answers = await asyncio.gather(
            *(street.guess("ann-account", f"guess number {number}", thief) for number in range(2 * FREE_FROM_ADDRESS))
        )
        assert sum(WRONG in answer for answer in answers) == FREE_FROM_ADDRESS  # nobody guesses in parallel
        assert sum(WAIT in answer for answer in answers) == FREE_FROM_ADDRESS
        assert WAIT in await street.guess("ann-account", PASSWORD, thief)
        assert WAIT in await street.guess("nobody-at-all", PASSWORD, thief)  # it tells nothing about the name
        assert {address for address, _ in street.events("login_failure")} == {thief}
        server.kill()
        server.start()
        assert WAIT in await street.guess("ann-account", PASSWORD, thief)
        assert len(street.events("login_failure")) == FREE_FROM_ADDRESS
        [(address, details)] = street.events("lockout")
        assert address == thief
        assert '"of":"address"' in details.replace(" ", "")
        owner = await street.come()
        seen = await owner.sign_in("ann-account", "Ann")
        assert "Exits:" in seen
        await street.leave()


async def test_guesses_from_many_addresses_wait_for_the_name_and_the_owner_does_not(street: Street) -> None:
    owner = await street.come(NEXT_DOOR)
    await owner.sign_up("many-account", "Mona")
    addresses = [f"127.0.2.{number}" for number in range(1, FREE_FOR_NAME + 1)]
    answers = await asyncio.gather(*(street.guess("many-account", "wrong horse", each) for each in addresses))
    assert all(WRONG in answer for answer in answers)
    assert WAIT in await street.guess("Many-Account", PASSWORD, "127.0.2.99")
    assert any('"of":"name"' in details.replace(" ", "") for _, details in street.events("lockout"))
    again = await street.come(NEXT_DOOR)
    await again.read_until(WHO)
    await again.send("many-account", "Password: $")
    assert "Since you were last here: 20 wrong passwords" in " ".join((await again.send(PASSWORD, MENU)).split())


async def test_a_token_that_was_stolen_throws_the_thief_out_once_its_owner_uses_it(street: Street) -> None:
    owner = await street.come()
    await owner.sign_up("token-account", "Tilda")
    await owner.send("quit", MENU)
    said = await owner.send("token create phone", r"mud1\.\S+[\s\S]*" + MENU)
    found = re.search(r"mud1\.\S+", said)
    assert found, said
    thief = await street.come("127.0.3.1")
    await thief.read_until(WHO)
    await thief.send("token-account", "Password: $")
    given = await thief.send(found[0], MENU)
    following = re.search(r"mud1\.\S+", given)
    assert following, given
    await thief.send("1", PROMPT)
    await owner.read_until(r"signed\s+in\s+to\s+your\s+account\s+from\s+127\.0\.3\.1")
    assert WRONG in await street.guess("token-account", found[0], HOME)
    assert "used twice" in await hung_up(thief)
    assert WRONG in await street.guess("token-account", following[0], "127.0.3.2")
    assert HOME in dict(street.events("token_reuse"))
    assert "Tilda" in await owner.send("account", MENU)  # who came with the password stays


async def test_a_token_that_a_program_gave_is_worth_nothing_to_the_next_one(street: Street) -> None:
    """GMCP's Char.Login: what a program is told, and that a replay ends what came of the token."""
    owner = await street.come()
    await owner.sign_up("program-account", "Petra")
    await owner.send("quit", MENU)
    found = re.search(r"mud1\.\S+", await owner.send("token create client", r"mud1\.\S+[\s\S]*" + MENU))
    assert found
    given = f'{{"account":"program-account","password":"{found[0]}"}}'
    first = await street.come("127.0.7.1")
    await first.read_until(WHO)
    told = await log_in_by_program(first, given, MENU)
    assert told["success"] is True
    assert str(told["token"]).startswith("mud1.")
    replaying = await street.come("127.0.7.2")
    await replaying.read_until(WHO)
    assert await log_in_by_program(replaying, given, WHO) == {"success": False, "message": NO_MATCH}
    assert "used twice" in await hung_up(first)
    assert WRONG in await street.guess("program-account", str(told["token"]), "127.0.7.3")
    assert "127.0.7.2" in dict(street.events("token_reuse"))
    assert {"127.0.7.2", "127.0.7.3"} <= {address for address, _ in street.events("login_failure")}


async def log_in_by_program(player: Player, credentials: str, until: str) -> dict[str, object]:
    """Give credentials as a program does (GMCP, option 201); returns what it is told of them."""
    asked = '\udcff\udcfd\udcc9\udcff\udcfa\udcc9Core.Supports.Set ["Char.Login 1"]\udcff\udcf0'
    player.seen = ""
    player.reader.commands.clear()
    player.writer.write(f"{asked}\udcff\udcfa\udcc9Char.Login.Credentials {credentials}\udcff\udcf0")
    await player.read_until(until)
    if until == MENU:
        await player.send("account", MENU)  # what is told to programs comes right behind the words
    [told] = [each for each in player.reader.commands if b"Char.Login.Result" in each]
    found: dict[str, object] = orjson.loads(told.partition(b"Result ")[2].removesuffix(b"\xff\xf0"))
    return found


async def test_of_two_who_sign_in_in_the_same_moment_one_plays(street: Street) -> None:
    ann = await street.come()
    await ann.sign_up("twice-account", "Twyla")
    await ann.send("quit", MENU)
    await ann.hang_up()
    both = [await street.come(), await street.come()]
    for each in both:
        await each.read_until(WHO)
    for line, until in (("twice-account", "Password: $"), (PASSWORD, MENU), ("Twyla", rf"{PROMPT}|Take over\?")):
        await asyncio.gather(*(each.send(line, until) for each in both))
    asked = [each for each in both if "Take over?" in each.seen]
    assert len(asked) == 1
    await asked[0].send("no", MENU)
    newcomers = [await street.come(), await street.come()]
    for each in newcomers:
        await each.read_until(WHO)
    question = "What shall the account be called"
    for line, until in (("new", question), ("same-name", "password: $"), (PASSWORD, "once more: $")):
        await asyncio.gather(*(each.send(line, until) for each in newcomers))
    await asyncio.gather(*(each.send(PASSWORD, MENU, WHO) for each in newcomers))
    assert sorted("is taken" in each.seen for each in newcomers) == [False, True]
    # Who made the account and the two who came at once are on record; of the two accounts of one name there is one.
    assert street.signed_in("twice-account") == 3
    assert len(street.made("same-name")) == 1


async def test_a_proxy_header_counts_from_listed_proxies_only(street: Street) -> None:
    header = "PROXY TCP4 203.0.113.9 127.0.0.1 5000 4000\r\n"
    forger = await street.come("127.0.4.1", header)
    await forger.read_until("Password: $")  # it was taken for a name
    await forger.send("wrong horse", WHO)
    proxied = await street.come(PROXY, header.replace(".9 ", ".10 "))
    await proxied.read_until(WHO)
    await proxied.send("nobody-at-all", "Password: $")
    await proxied.send("wrong horse", WHO)
    addresses = {address for address, _ in street.events("login_failure")}
    assert {"127.0.4.1", "203.0.113.10"} <= addresses
    assert "203.0.113.9" not in addresses
    assert street.logged("a PROXY header came from an address that is not among the proxies") == ["127.0.4.1"]


async def test_names_that_look_like_somebody_elses_are_refused_where_they_are_asked_for(street: Street) -> None:
    alice = await street.come()
    await alice.sign_up("alice-account", "Alice")
    assert mud(street.server.state, "user", "role", "alice-account", "admin").returncode == 0
    other = await street.come("127.0.6.1")
    await other.read_until(WHO)
    await other.send("new", "What shall the account be called")
    for name in ("\u0410nn", "\u0430lice-account", "Alice\u200b account"):
        assert "An account name has" in await other.send(name, "What shall the account be called")
    assert "is taken" in await other.send("ALICE-ACCOUNT", "What shall the account be called")
    assert "looks too much like" in await other.send("a1ice-account", "What shall the account be called")
    await other.send("lookalike", "password: $")
    await other.send(PASSWORD, "once more: $")
    await other.send(PASSWORD, MENU)
    asked = "What shall your character be called"
    assert "come from one script" in await other.send("create \u0410nn", asked)
    assert "looks too much like" in await other.send("AIice", asked)
    assert "is taken" in await other.send("alice", asked)
    assert "No character was made" in await other.send("cancel", MENU)
    await other.send("name The Other", MENU)  # what was on record before is on disk when this is answered
    asked_for = [
        details.replace(" ", "") for address, details in street.events("name_lookalike") if address == "127.0.6.1"
    ]
    assert any('"name":"a1ice-account"' in each and '"like":"alice-account"' in each for each in asked_for)
    assert any('"name":"AIice"' in each and '"like":"Alice"' in each for each in asked_for)
    assert len(asked_for) == 3


async def test_bytes_in_every_field_reach_no_other_terminal(street: Street) -> None:
    """Whoever types them is answered in words; staff read them in a report, a list of tokens, an account."""
    gwen, ann, eve = await street.come(), await street.come(), await street.come("127.0.5.1")
    await gwen.sign_up("gwen-account", "Gwen")
    assert mud(street.server.state, "user", "role", "gwen-account", "helper").returncode == 0
    await ann.sign_up("neighbor", "Nadia")
    await eve.read_until(WHO)
    await eve.send(f"{HOSTILE}nobody{HOSTILE}", "Password: $")
    read = await eve.send(f"{HOSTILE}horse", WHO)
    assert WRONG in read
    read += await eve.send("new", "What shall the account be called")
    read += await eve.send(f"{HOSTILE}x", "What shall the account be called")
    assert "An account name has" in read
    await eve.send("eve-account", "password: $")
    await eve.send(PASSWORD, "once more: $")
    read += await eve.send(PASSWORD, MENU)
    for typed, answer in (
        (f"name Eve{HOSTILE} the Kind", "You are called Eve"),
        (f"email eve{HOSTILE}", "looks like ann@example.org"),
        (f"token create phone{HOSTILE}", "The token for phone"),
        ("token list", "1. phone"),
        ("account", "You are called"),
    ):
        said = await eve.send(typed, MENU)
        assert answer in said, said
        read += said
    await eve.send("create", "What shall your character be called")
    read += await eve.send(f"{HOSTILE}'x", "What shall your character be called")
    assert "A character's name has" in read
    await eve.send("cancel", MENU)
    await eve.send("create Evelyn", "speak of Evelyn")
    await eve.send("quick", r"\(yes,\s+or\s+back\) $")
    await eve.send("yes", PROMPT)
    ann.seen = gwen.seen = ""
    ann.reader.commands.clear()
    gwen.reader.commands.clear()
    for typed, heard in (
        (f"say {HOSTILE}one", "one"),
        (f"emote {HOSTILE}waves two", "waves two"),
        (f"whisper nadia {HOSTILE}three", "three"),
        (f"tell nadia {HOSTILE}four", "four"),
        (f"shout {HOSTILE}five", "five"),
    ):
        read += await eve.send(typed)
        await ann.read_until(heard)
    for typed in WRITTEN:
        read += await eve.send(f"{typed}{HOSTILE} kept words")
    read += await eve.send(f"prompt {HOSTILE} kept words {{health}}hp {{energy}}en>")
    for line in ("look evelyn", "whois evelyn", "who"):
        ann.seen += await ann.read_all(line)
    assert ann.seen.count("kept words") >= 2
    seen_by_gwen = await gwen.send("feedback", rf"(kept words[\s\S]*){{3}}{PROMPT}")
    read += await eve.send(f"report nadia {HOSTILE}She will not stop.")
    assert "The staff will see to it" in read
    await gwen.read_until(r"Report \d+: Evelyn about Nadia")
    number = re.findall(r"Report (\d+): Evelyn", gwen.seen)[-1]
    seen_by_staff = gwen.seen + await gwen.read_all(f"reports {number}")
    assert "She will not stop." in seen_by_staff
    for text in (read, ann.seen, seen_by_gwen, seen_by_staff):
        assert HARM.findall(text) == []
        assert "\udcff" not in text
    assert ann.reader.commands | gwen.reader.commands <= {GO_AHEAD, END_OF_RECORD, NO_OPERATION}
    assert street.logged("a client sent what steers terminals; it was left out") == ["127.0.5.1"]
