"""Who may come in."""

from ipaddress import ip_network

import pytest

from mud.kernel.addresses import neighborhood, plain_address
from mud.net.doorstep import FULL, MOST_VISITORS, TOO_MANY_FROM_THERE, Doorstep
from mud.net.limits import Limits


def test_so_many_from_one_address_and_then_no_more_until_one_leaves() -> None:
    doorstep = Doorstep(Limits(per_address=2))
    for _ in range(2):
        assert doorstep.refusal("192.0.2.1") is None
        doorstep.enter("192.0.2.1")
    assert doorstep.refusal("192.0.2.1") == TOO_MANY_FROM_THERE
    assert doorstep.refusal("192.0.2.2") is None
    doorstep.leave("192.0.2.1")
    assert doorstep.refusal("192.0.2.1") is None


def test_loopback_is_counted_like_any_other_unless_a_setting_says_otherwise() -> None:
    counted = Doorstep(Limits(per_address=1))
    exempt = Doorstep(Limits(per_address=1, unlimited=(ip_network("127.0.0.0/8"), ip_network("::1/128"))))
    for address in ("127.0.0.1", "::1"):
        for doorstep in (counted, exempt):
            doorstep.enter(address)
        assert counted.refusal(address) == TOO_MANY_FROM_THERE
        assert exempt.refusal(address) is None


def test_whoever_is_exempt_still_counts_among_all() -> None:
    doorstep = Doorstep(Limits(connections=1, unlimited=(ip_network("127.0.0.0/8"),)))
    doorstep.enter("127.0.0.1")
    assert doorstep.refusal("127.0.0.1") == FULL


def test_an_ipv6_network_counts_as_one_address() -> None:
    assert neighborhood("2001:db8:1:2:3:4:5:6") == neighborhood("2001:db8:1:2::1") == "2001:db8:1:2::"
    assert neighborhood("2001:db8:1:3::1") != neighborhood("2001:db8:1:2::1")
    assert neighborhood("192.0.2.1") == "192.0.2.1"


@pytest.mark.parametrize(
    ("host", "plain"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("fe80::1%eth0", "fe80::1"),
        ("2001:DB8:0:0::1", "2001:db8::1"),
        ("", ""),
        ("/run/mud.sock", "/run/mud.sock"),
    ],
)
def test_addresses_are_written_as_people_know_them(host: str, plain: str) -> None:
    assert plain_address(host) == plain


def test_whoever_left_leaves_nothing_behind() -> None:
    doorstep = Doorstep(Limits())
    for number in range(100):
        doorstep.enter(f"192.0.2.{number}")
        doorstep.leave(f"192.0.2.{number}")
    assert not doorstep._from


def test_who_comes_too_often_is_a_flood_until_some_time_has_passed() -> None:
    now = 0.0
    doorstep = Doorstep(Limits(visits=3, visits_per_second=1.0), lambda: now)
    assert [doorstep.is_flood("192.0.2.1") for _ in range(5)] == [False, False, False, True, True]
    assert not doorstep.is_flood("192.0.2.2")
    now = 2.5
    assert [doorstep.is_flood("192.0.2.1") for _ in range(3)] == [False, False, True]


def test_exempt_addresses_are_no_flood() -> None:
    doorstep = Doorstep(Limits(visits=1, unlimited=(ip_network("192.0.2.0/24"),)))
    assert not any(doorstep.is_flood("192.0.2.1") for _ in range(100))


def test_no_flood_from_everywhere_fills_the_memory() -> None:
    doorstep = Doorstep(Limits(visits=1))
    assert doorstep.is_flood("192.0.2.1") is False
    for number in range(MOST_VISITORS + 10):
        doorstep.is_flood(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
    assert doorstep.is_flood("192.0.2.1") is False, "the oldest is forgotten"
