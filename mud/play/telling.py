"""Who is told what: the outcome of a view, before anyone's eyes, width or colors come in."""

from collections.abc import Mapping
from dataclasses import dataclass

from mud.kernel.entity import Entity
from mud.kernel.ids import RoomId
from mud.text.markup import Markup, parse


@dataclass(frozen=True, slots=True, eq=False)
class Only:
    """One being."""

    being: Entity


@dataclass(frozen=True, slots=True, eq=False)
class InRoom:
    """All in a room but some."""

    room_id: RoomId
    but: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Everyone:
    """All who play but some."""

    but: tuple[Entity, ...] = ()


Audience = Only | InRoom | Everyone


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One sentence for one audience; the names are the entities and texts behind its tokens."""

    audience: Audience
    markup: Markup
    names: Mapping[str, object]


Telling = tuple[Told, ...]


def tell(audience: Audience, markup: str, **names: object) -> Told:
    """Something told to an audience, as markup with tokens."""
    return Told(audience, parse(markup), names)
