"""Content types: frozen specs, some with a table."""

from typing import Annotated, Any

import pytest

from mud.kernel.describe import TableKind, describe
from mud.kernel.errors import DeclarationError
from mud.kernel.marks import Key
from mud.kernel.spec import Spec, Under, spec


@spec("songs", table=True)
class Song(Spec):
    """Something to sing."""

    id: Annotated[str, Key()]
    verses: tuple[str, ...] = ()


@spec("refrains", under=Under("songs", "refrains", "song"))
class Refrain(Spec):
    id: Annotated[str, Key()]
    song: str


def test_a_spec_is_frozen_and_says_where_it_is_kept() -> None:
    song: Any = Song(id="a")  # Any: what is tried here is what types forbid
    with pytest.raises(AttributeError):
        song.verses = ("la",)
    described = describe(Song)
    assert (described.table, described.kind, described.key) == ("songs", TableKind.CONTENT, ("id",))
    assert Song.__has_table__
    assert Song.__under__ is None


def test_a_spec_can_stand_inside_another() -> None:
    assert not Refrain.__has_table__
    assert Refrain.__under__ == Under("songs", "refrains", "song")


@pytest.mark.parametrize(
    "fields", [{"name": Annotated[str, Key()]}, {"id": str}, {"id": Annotated[str, Key()], "no": Annotated[int, Key()]}]
)
def test_the_key_of_a_spec_is_its_id_alone(fields: dict[str, Any]) -> None:  # Any: annotations
    with pytest.raises(DeclarationError, match="one key, a field named id"):
        spec("songs")(type("Dirge", (Spec,), {"__annotations__": fields, "__module__": __name__}))


def test_a_spec_holds_values_only() -> None:
    with pytest.raises(DeclarationError, match=r"Dirge\.verses: .*can be changed in place"):

        @spec("dirges")
        class Dirge(Spec):
            id: Annotated[str, Key()]
            verses: list[str]
