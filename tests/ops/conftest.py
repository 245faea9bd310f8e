"""An office for each test."""

from collections.abc import Iterator

import pytest

from mud.ops.office import Office
from mud.session.passwords import Passwords
from mud.world.world import World
from tests.ops.office import open_office
from tests.stage import build_world


@pytest.fixture
def world() -> World:
    """A small world in which nothing waits to be told."""
    world = build_world()
    world.told()
    return world


@pytest.fixture
def office(world: World) -> Iterator[Office]:
    """An office over it, with passwords that are cheap to hash."""
    passwords = Passwords(cost=4)
    yield open_office(world, passwords)
    passwords.close()
