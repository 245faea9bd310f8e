"""Coming in, and the end of the server."""

from structlog.testing import capture_logs

from mud.play.roles import Role
from mud.session.desk import STUCK
from mud.session.session import Session
from tests.session.house import PASSWORD, House


async def test_everyone_connected_is_known_until_their_link_is_gone(house: House) -> None:
    guests = [house.connect(f"192.0.2.{number}") for number in range(3)]
    await house.settle()
    assert list(house.lobby.hub.sessions) == [guest.session for guest in guests]
    await guests[1].hang_up()
    assert list(house.lobby.hub.sessions) == [guests[0].session, guests[2].session]


async def test_nobody_new_comes_in_while_nothing_can_be_saved(house: House) -> None:
    ann = await house.playing("Ann")
    house.saver.is_away = True
    house.account("late", "Bob")
    late = house.connect()
    assert STUCK in " ".join((await late.type("new")).split())
    assert STUCK in " ".join((await late.type("late", PASSWORD)).split())
    assert late.link.is_closed
    assert not ann.link.is_closed
    house.saver.is_away = False
    assert "only staff" not in await house.connect().type("")


async def test_staff_come_in_while_nothing_can_be_saved(house: House) -> None:
    house.account("keeper", "Kim").role = Role.HELPER
    house.saver.is_away = True
    keeper = house.connect()
    assert "Kim" in await keeper.type("keeper", PASSWORD)
    assert not keeper.link.is_closed
    assert "Kim" in await keeper.type("Kim")
    assert house.player("Kim").online


async def test_a_bug_in_a_conversation_ends_it_with_an_apology_and_no_other(house: House) -> None:
    first, second = house.connect(), house.connect()
    await house.settle()
    house.passwords.verify = None  # type: ignore[assignment,method-assign]  # a bug
    with capture_logs() as logs:
        read = await first.type("smith", "password")
    assert [entry["event"] for entry in logs] == ["a conversation failed"]
    assert logs[0]["reference"] in read
    assert first.link.is_closed
    assert "called?" in await second.type("new")


async def test_when_the_server_stops_everyone_leaves_the_world_is_told_why_and_disconnected(house: House) -> None:
    ann = await house.playing("Ann")
    menu = await house.at_menu("Smith", "Bob")
    newcomer = house.connect()
    await house.settle()
    ann.link.read()
    house.lobby.close("The world goes to sleep.")
    assert not house.player("Ann").online
    assert "Sleep well, Ann." in ann.link.read()
    for guest in (ann, menu, newcomer):
        assert guest.link.is_closed
        await guest.hang_up()
    assert house.tasks.running == 0
    assert house.timer.waiting == 0


async def test_the_last_words_are_the_last_thing_read(house: House) -> None:
    ann = await house.playing("Ann")
    house.lobby.close("The world goes to sleep.")
    assert ann.link.read().endswith("The world goes to sleep.\n")


async def test_whoever_waits_for_the_disk_when_the_server_stops_is_disconnected_without_it(house: House) -> None:
    guest = await house.at_menu("Smith")
    house.saver.is_prompt = False
    await guest.type("create ann")
    house.lobby.close("The world goes to sleep.")
    assert "Welcome" not in guest.link.read()
    assert guest.link.is_closed
    session: Session = guest.session
    assert not session.is_holding
