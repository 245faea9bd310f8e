"""Occasions: an event of any type, made up from its annotations, and people to whom it is told."""

import dataclasses
import types
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from mud.content.revision import Edition
from mud.game.being.model import Being, Player
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.game.thing.model import Inventory, Item
from mud.kernel.clauses import NOTHING, Clauses
from mud.kernel.entity import Entity
from mud.kernel.events import Event
from mud.kernel.ids import AreaId, InventoryId, NpcId, NpcTemplateId, RoomId
from mud.kernel.spec import Spec
from mud.kernel.values import FrozenMap
from mud.ops.content.keeper import Keeper
from mud.ops.drafts.desk import Drafts
from mud.play.command import Command
from mud.play.context import Services
from mud.play.roles import Role
from mud.session.lobby import Lobby
from mud.text.color import ColorDepth
from mud.text.kind import Kind
from mud.text.markup import Markup, parse
from mud.text.span import Span
from tests.keeping import keeper_of, no_drafts
from tests.stage import Stage

ODD_WORDS = "odd words [bold] {who} [/] }{"
"""What players say is never markup."""

OTHERS = frozenset({"to", "about", "at", "target", "victim", "other", "whom"})
"""Names of fields that hold the other person of an event."""


class Backdoor:
    """In place of the lobby: whoever leaves is gone."""

    def show_out(self, player: Player) -> None:
        """Nothing more is shown."""


class Audience:
    """Ann and Bob in a small world, on screens of one width; 0 is a screen reader."""

    def __init__(self, width: int = 80, depth: ColorDepth = ColorDepth.NONE) -> None:
        kind = Kind(width or 80, depth, screen_reader=width == 0)
        self.stage = Stage(kind=kind)
        self.ann = self.stage.enter("Ann", Role.ADMIN)
        self.bob = self.stage.enter("Bob")
        self.lines: list[str] = []
        services: Services = {
            **self.stage.services,
            Lobby: Backdoor(),
            Keeper: (keeper := keeper_of(self.stage.world, Edition(self.stage.world.catalog))),
            Drafts: no_drafts(self.stage.world, keeper),
        }
        for name, ctx in self.stage.contexts.items():
            self.stage.contexts[name] = dataclasses.replace(ctx, services=services)

    @property
    def item(self) -> Item:
        """A thing that exists."""
        return next(iter(self.stage.world.shelf(Item)))

    def hear(self, event: Event) -> None:
        """Let it be told."""
        self.stage.world.outbox.append(event)
        for lines in self.stage.told().values():
            self.lines.extend(lines)

    def longest(self) -> int:
        """Characters of the longest line that anyone read."""
        return max(map(len, self.lines), default=0)


def perform(event: type[Event], audience: Audience) -> None:
    """Tell an event of that type, made up, to the audience."""
    audience.hear(made_up(event, audience))


def made_up(cls: type, audience: Audience) -> Any:  # Any: an instance of cls
    """An instance of a dataclass with plausible fields; LookupError names the type that it cannot make up."""
    hints = get_type_hints(cls)
    fields = (each for each in dataclasses.fields(cls) if each.init)
    return cls(**{each.name: _value(hints[each.name], each.name, audience) for each in fields})


def content(cls: type[Spec], audience: Audience) -> Any:  # Any: an instance of cls
    """A piece of content: one of the small world, or one whose texts writers could have written."""
    for found in audience.stage.world.catalog.all(cls).values():
        return found
    written = made_up(cls, audience)
    texts = [each.name for each in dataclasses.fields(written) if getattr(written, each.name) == ODD_WORDS]
    return dataclasses.replace(written, **dict.fromkeys(texts, "[notice]written[/] words"))


PLAUSIBLE: Mapping[object, Callable[[str, Audience], object]] = types.MappingProxyType(
    {
        Player: lambda name, audience: audience.bob if name in OTHERS else audience.ann,
        Being: lambda name, audience: audience.bob if name in OTHERS else audience.ann,
        Entity: lambda name, audience: audience.bob if name in OTHERS else audience.ann,
        Item: lambda _name, audience: audience.item,
        NpcTemplate: lambda _name, _audience: NpcTemplate(
            id=NpcTemplateId("npc_rat"), name="mill rat", description="[notice]A rat.[/]"
        ),
        Npc: lambda _name, _audience: Npc(
            id=NpcId("rat"),
            template_id=NpcTemplateId("npc_rat"),
            room_id=RoomId("room_square"),
            spawn_room_id=RoomId("room_square"),
            name="mill rat",
        ),
        Inventory: lambda _name, _audience: Inventory(
            id=InventoryId("chest"), name="oak chest", room_id=RoomId("room_square")
        ),
        RoomId: lambda name, _audience: "room_lane" if name == "target" else "room_square",
        AreaId: lambda _name, _audience: "town",
        str: lambda name, _audience: "north" if name == "way" else ODD_WORDS,
        bool: lambda _name, _audience: True,
        int: lambda _name, _audience: 7,
        float: lambda _name, _audience: 7.5,
        Clauses: lambda _name, _audience: NOTHING,
        Markup: lambda _name, _audience: parse("[notice]told[/] words"),
        object: lambda _name, audience: audience.item,
        Span: lambda _name, _audience: Span(ODD_WORDS),
        Command: lambda _name, audience: audience.stage.dispatcher.table.commands[0],
    }
)


def _value(hint: Any, name: str, audience: Audience) -> object:  # Any: an annotation
    if hint in PLAUSIBLE:
        return PLAUSIBLE[hint](name, audience)
    if isinstance(hint, NewType):
        return _value(hint.__supertype__, name, audience)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _value(arguments[0], name, audience)
    if origin is tuple:
        kinds = arguments[:1] * 2 if arguments[-1] is Ellipsis else arguments
        return tuple(_value(kind, name, audience) for kind in kinds)
    if origin is FrozenMap:
        return FrozenMap({_value(arguments[0], name, audience): _value(arguments[1], name, audience)})
    if isinstance(hint, type) and issubclass(hint, Spec):
        return content(hint, audience)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return made_up(hint, audience)
    raise LookupError(f"{name}: nothing is plausible for {hint!r}; say what is, in tests/arch/occasions.py")
