"""Classes, as content describes them."""

from typing import Annotated

from pydantic import Field

from mud.game.being.specs import Ability
from mud.kernel.ids import ClassId
from mud.kernel.marks import Key, Width
from mud.kernel.spec import Spec, spec


@spec("classes")
class CharacterClass(Spec):
    """A calling: what someone is good at, and how tough it makes them."""

    id: Annotated[ClassId, Key()]
    name: Annotated[str, Width(40)]
    description: str
    hit_die: Annotated[int, Field(ge=4, le=12)]
    primary: tuple[Ability, ...]
    saving_throws: tuple[Ability, Ability]
    armor: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    """`simple` and `martial`, or kinds of weapons by their subtypes, such as `rapier`."""
    shuns: tuple[str, ...] = ()
    """Materials of which they wear no armor and carry no shield; `metal` is all metals."""
    energy: Annotated[int, Field(ge=1, le=20)] = 5
    """What each level after the first adds to the energy that they can have."""
    improvements: tuple[Annotated[int, Field(ge=2, le=20)], ...] = (4, 8, 12, 16, 19)
    """The levels that bring points to train ability scores with (SRD 5.1, "Ability Score Improvement")."""
