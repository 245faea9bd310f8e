"""Window sizes as clients send them."""

import pytest

from mud.telnet.codes import subnegotiation
from mud.telnet.events import WindowSize
from mud.telnet.options.naws import NAWS
from mud.telnet.peer import Telnet

WILL_NAWS = b"\xff\xfb\x1f"


def size(payload: bytes) -> bytes:
    return subnegotiation(NAWS, payload)


@pytest.mark.parametrize(
    ("payload", "columns", "rows"),
    [
        (b"\0\x64\0\x1e", 100, 30),
        (b"\0\xff\0\x18", 255, 24),
        (b"\xff\xff\xff\xff", 65535, 65535),
        (b"\0\0\0\0", None, None),
        (b"\0\x50\0\0", 80, None),
        (b"\0\x01\0\x01", 1, 1),
    ],
)
def test_a_size_is_columns_and_rows_and_zero_is_unknown(payload: bytes, columns: int | None, rows: int | None) -> None:
    assert Telnet().receive(WILL_NAWS + size(payload)) == [WindowSize(columns, rows)]


def test_a_client_may_say_its_size_before_it_is_asked() -> None:
    assert Telnet().receive(size(b"\0\x50\0\x18")) == [WindowSize(80, 24)]


def test_a_255_that_was_not_doubled_is_understood() -> None:
    assert Telnet().receive(b"\xff\xfa\x1f\0\xff\0\x18\xff\xf0") == [WindowSize(255, 24)]


def test_only_a_change_is_told() -> None:
    telnet = Telnet()
    small, large = size(b"\0\x50\0\x18"), size(b"\0\x64\0\x1e")
    assert telnet.receive(small + small + large + small) == [
        WindowSize(80, 24),
        WindowSize(100, 30),
        WindowSize(80, 24),
    ]


@pytest.mark.parametrize("payload", [b"", b"\0\x50\0", b"\0\x50\0\x18\0"])
def test_a_size_of_another_length_is_ignored(payload: bytes) -> None:
    assert Telnet().receive(WILL_NAWS + size(payload)) == []
