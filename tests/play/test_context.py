"""What a command is given."""

import pytest

from mud.play.roles import Role
from tests.play.props import Prop, situation


def test_a_service_is_found_by_its_type() -> None:
    ctx = situation()
    assert all(ctx.service(kind) is service for kind, service in ctx.services.items())


def test_a_service_that_nobody_offers_is_a_mistake_that_names_it() -> None:
    with pytest.raises(LookupError, match="Prop"):
        situation().service(Prop)


def test_everyone_has_a_memory_of_their_own() -> None:
    assert situation().memory is not situation().memory


def test_a_higher_role_may_do_what_a_lower_one_may() -> None:
    for rank, role in enumerate(Role):
        assert role.rank == rank
        assert [role.includes(other) for other in Role] == [n <= rank for n in range(len(Role))]
