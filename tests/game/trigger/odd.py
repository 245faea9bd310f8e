"""Odd content: triggers put together at random of all words, names, numbers and texts that there are."""

from functools import partial
from typing import Any

from hypothesis import strategies as st

from mud.app import roster
from mud.content.catalog import Catalog
from mud.content.shapes import Either, Entries, Fields, Items, Lines, Shape, Word
from mud.content.wordbook import Entry
from mud.game.effect.specs import Effect, EffectKind, Stacking
from mud.game.trigger.specs import ABOUT_EFFECTS, ABOUT_ITEMS, BY_PATTERN, Occasion, Trigger
from mud.kernel.clauses import Clauses, Speech, frozen
from mud.kernel.describe import describe
from mud.kernel.ids import EffectId, RoomId, TriggerId
from mud.play.scripts.language import marks_of
from mud.play.scripts.values import IsAnything, IsNumber, IsWords, Named, Names

DEEPEST = 2
ROOMS = (RoomId("room_square"), RoomId("room_lane"))
TRIGGERS = [f"odd_{number}" for number in range(6)]
TEXTS = [
    "Hm.",
    "{who} nods.",
    "{Item:the} hums.",
    "{who:their} {who.level}",
    "[notice]x[/]",
    "",
    "{nobody}",
    "$",
    "💥" * 9,
]
NAMES = [
    "$who",
    "$room",
    "$area",
    "$item",
    "$to",
    "$text",
    "$effect",
    "$each",
    "$who.level",
    "$who.room",
    "$item.bearer",
]
NUMBERS: list[Any] = [
    -5,
    0,
    1,
    3,
    10**9,
    10**18,
    "2d6+1",
    "1000d1000",
    "$who.health",
    "$item.value",
    "$text",
]  # Any: both kinds
HARMLESS: dict[Speech, Any] = {Speech.CONDITION: {"chance": 0.9}, Speech.ACTION: {"tell": "Hm."}}  # Any: JSON
PATTERNS = ["say*", "look", "go*|north", "get ?*", "x[y]"]


def clauses(catalog: Catalog, speech: Speech, depth: int = 0) -> st.SearchStrategy[list[Any]]:  # Any: JSON
    """Lines of one kind."""
    entries = [entry for entry in roster.language().words.entries() if entry.term.speech is speech]
    usable = [entry for entry in entries if depth < DEEPEST or not _holds_lines(entry)]
    return st.lists(st.sampled_from(usable).flatmap(lambda entry: _line(catalog, entry, depth)), min_size=1, max_size=4)


def triggers(catalog: Catalog) -> st.SearchStrategy[list[Trigger]]:
    """Several triggers that know each other."""
    return st.tuples(*(_trigger(catalog, name) for name in TRIGGERS)).map(list)


def effects(catalog: Catalog) -> st.SearchStrategy[list[Effect]]:
    """Several effects in the place of those that lines may name."""
    kinds = st.sampled_from([EffectKind.BUFF, EffectKind.DOT, EffectKind.HOT])
    made = st.fixed_dictionaries(
        {
            "kind": kinds,
            "duration": st.sampled_from([None, 5.0, 60.0]),
            "stacking": st.sampled_from(Stacking),
            "every": st.just(3.0),
            "amount": st.sampled_from([0, 3, "2d6"]),
            "on_start": clauses(catalog, Speech.ACTION, 1),
            "on_tick": clauses(catalog, Speech.ACTION, 1),
            "on_end": clauses(catalog, Speech.ACTION, 1),
        }
    )
    return st.tuples(*(made.map(partial(_effect, name)) for name in catalog.all(Effect))).map(list)


def _effect(name: str, fields: dict[str, Any]) -> Effect:  # Any: as drawn
    lines = {key: Clauses.read(fields[key]) for key in ("on_start", "on_tick", "on_end")}
    amount = None if fields["kind"] is EffectKind.BUFF else fields["amount"]
    return Effect(id=EffectId(name), name="odd", description="Odd.", **{**fields, **lines, "amount": amount})


def _trigger(catalog: Catalog, name: str) -> st.SearchStrategy[Trigger]:
    made = st.fixed_dictionaries(
        {
            "on": st.sampled_from([each for each in Occasion if each is not Occasion.TIME]),
            "if_": st.just([]) | st.just([]) | st.just([]) | clauses(catalog, Speech.CONDITION, 1),
            "do": clauses(catalog, Speech.ACTION),
            "else_": st.just([]) | clauses(catalog, Speech.ACTION, 1),
            "everywhere": st.booleans(),
            "pattern": st.sampled_from(PATTERNS),
            "cooldown": st.sampled_from([0.0, 5.0]),
            "permanent": st.booleans(),
            "passes": st.booleans(),
        }
    )
    return made.map(lambda fields: _made(name, fields))


def _made(name: str, fields: dict[str, Any]) -> Trigger:  # Any: as drawn
    on: Occasion = fields.pop("on")
    rooms = () if fields.pop("everywhere") else ROOMS
    pattern = fields.pop("pattern") if on in BY_PATTERN else fields.pop("pattern") and None
    lines: dict[str, Any] = {key: Clauses.read(fields.pop(key)) for key in ("if_", "do", "else_")}  # Any: fields
    every = 3.0 if on is Occasion.INTERVAL else None
    assert on not in ABOUT_ITEMS & ABOUT_EFFECTS
    return Trigger(id=TriggerId(name), on=on, rooms=rooms, pattern=pattern, every=every, **lines, **fields)


def _line(catalog: Catalog, entry: Entry, depth: int) -> st.SearchStrategy[Any]:  # Any: JSON
    fields = entry.shape.fields
    if not fields:
        return st.just(entry.term.name)
    drawn = {name: _field(catalog, entry, of, shape, depth) for name, (of, shape) in fields.items()}
    required = {name: drawn[name] for name, (of, _) in fields.items() if _is_required(entry.cls, of)}
    optional = {name: each for name, each in drawn.items() if name not in required}
    said = st.fixed_dictionaries(required, optional=optional)
    return said.map(lambda each: {entry.term.name: each} if _is_readable(entry, each) else HARMLESS[entry.term.speech])


def _is_readable(entry: Entry, said: object) -> bool:
    """Whether the loader would let it through; what it would not is no content."""
    try:
        entry.read(frozen(said))
    except ValueError:
        return False
    return True


def _is_required(cls: Any, name: str) -> bool:  # Any: a word, which is a dataclass
    return type(cls.__dataclass_fields__[name].default).__name__ == "_MISSING_TYPE"


def _holds_lines(entry: Entry) -> bool:
    return any(
        isinstance(shape, Lines) or "Choice" in str(shape) or isinstance(shape, Items)
        for _, shape in entry.shape.fields.values()
    )


def _field(catalog: Catalog, entry: Entry, name: str, shape: Shape, depth: int) -> st.SearchStrategy[Any]:  # Any: JSON
    for mark in marks_of(entry.cls, name):
        match mark:
            case Names():
                return st.sampled_from(NAMES)
            case Named(kind):
                ids = list(catalog.all(kind))[:5] if kind in catalog.types else []
                return st.sampled_from([*ids, *NAMES])
            case IsNumber():
                return st.sampled_from(NUMBERS)
            case IsWords():
                return st.sampled_from(TEXTS)
            case IsAnything() if isinstance(shape, Word | Either):
                return st.sampled_from([*NAMES, "x", 3, True])
    return _of_shape(catalog, shape, depth)


def _of_shape(catalog: Catalog, shape: Shape, depth: int) -> st.SearchStrategy[Any]:  # Any: JSON
    match shape:
        case Lines(speech=speech):
            return clauses(catalog, speech, depth + 1)
        case Word(table=str() as table):
            found = [each for cls in catalog.types if describe(cls).table == table for each in catalog.all(cls)]
            return st.sampled_from([*(TRIGGERS if table == "triggers" else found), "nothing_at_all"])
        case Word(choices=choices) if choices:
            return st.sampled_from(choices)
        case Items(item=item):
            return st.lists(_of_shape(catalog, item, depth), min_size=2, max_size=2)
        case Fields(fields=fields):
            return st.fixed_dictionaries(
                {name: _of_shape(catalog, below, depth) for name, (_, below) in fields.items()}
            )
        case Entries():
            return st.just({})
    return st.sampled_from(["x", "north", 1, 3, 0.5, True, "$way"])
