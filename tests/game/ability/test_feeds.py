"""What players' programs are told of abilities, and what of them outlasts a restart."""

import pytest

from mud.game.ability.acts.using import use
from mud.game.ability.feeds import cooldowns
from mud.game.being.feeds import status_of
from mud.game.calling.acts import set_experience
from mud.game.calling.feeds import skills_of
from tests.game.ability.test_using import CHANT, STING, Ring


@pytest.fixture
def ring() -> Ring:
    return Ring(STING, CHANT)


def test_programs_are_told_what_is_not_ready_and_until_when(ring: Ring) -> None:
    assert cooldowns.function(ring.world, ring.ann) == []
    use(ring.world, ring.ann, STING, ring.bob)
    until = round(ring.world.clock.now() + STING.cooldown, 2)
    told = [{"name": "sting", "seconds": STING.cooldown, "until": until}]
    assert cooldowns.function(ring.world, ring.ann) == told
    ring.step(4)
    assert cooldowns.function(ring.world, ring.ann) == told  # the same, so nothing is sent while it counts down
    ring.step(6.5)
    assert cooldowns.function(ring.world, ring.ann) == []


def test_abilities_stand_in_the_book_of_skills(ring: Ring) -> None:
    book = skills_of(ring.world, ring.ann)
    group = book.group("abilities")
    assert group is not None
    assert book.groups[group]["sting"].about == "5 energy, again after ten seconds"
    assert "chant" in book.groups[group]


def test_the_status_line_says_how_far_the_next_level_is(ring: Ring) -> None:
    assert status_of(ring.world, ring.ann).facts["xpnext"] == "300"
    set_experience(ring.world, ring.ann, 355_000)
    sheet = status_of(ring.world, ring.ann)
    assert (sheet.facts["xpnext"], sheet.facts["points"]) == ("", "10")
    assert sheet.captions["xpnext"] == "To next level"
