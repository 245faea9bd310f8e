"""Signing in and making accounts."""

from tests.session.house import House


async def test_a_newcomer_is_greeted_and_asked_for_a_name(house: House) -> None:
    guest = house.connect()
    assert await guest.read() == "The banner.\nBy what name are you known? (or `new`) "
    assert len(guest.link.sent) == 0
