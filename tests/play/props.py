"""Things and people that exist only in these tests, within reach of one actor: what grammar is tried on."""

from collections.abc import Iterable
from typing import Annotated, Any

from mud.kernel.entity import Entity, entity
from mud.kernel.marks import Key, Transient
from mud.play.context import Ctx
from mud.play.naming import Namer, Naming, Noun
from mud.play.readers import AnyCtx, Targets
from mud.play.words import split_words
from mud.text.pronouns import HE, SHE, Pronouns
from mud.world.world import World
from tests.stage import build_world

PEOPLE: dict[str, Pronouns | None] = {"Bob": HE, "Ann": SHE, "Robin": None, "Zoë": SHE}


@entity("props")
class Prop(Entity):
    """A thing, or someone whose name begins with a capital. `inside` is what it has."""

    id: Annotated[str, Key()] = ""
    name: str
    quantity: int = 1
    keywords: tuple[str, ...] = ()
    inside: Annotated[tuple[Any, ...], Transient()] = ()

    def __repr__(self) -> str:
        return self.id or self.name


def prop_name(_world: World, prop: Prop, _viewer: Any) -> Noun:
    return Noun(prop.name, proper=prop.name[0].isupper(), count=prop.quantity, pronouns=PEOPLE.get(prop.name))


def words_of(_ctx: AnyCtx, prop: Prop) -> tuple[str, ...]:
    return (*prop.name.casefold().split(), *prop.keywords)


def reach(*props: Prop) -> Targets[Prop]:
    """A reader of these, and of what they have inside."""
    return Targets("thing", lambda _ctx: props, words_of, "You see no {words} here.", "There is nothing here.")


def owning(*props: Prop, owners: Iterable[Prop] = ()) -> Targets[Prop]:
    """As `reach`, for things that may be inside others."""
    keepers = [*(prop for prop in props if prop.inside), *owners]
    among: Targets[Prop] = Targets(
        "container", lambda _ctx: keepers, words_of, "You see no {words} here.", "none", held=inside_of
    )
    outer = Targets(
        "container", lambda _ctx: keepers, words_of, "You see no {words} here.", "none", owners=among, held=inside_of
    )
    return Targets(
        "thing",
        lambda _ctx: props,
        words_of,
        "You see no {words} here.",
        "There is nothing here.",
        owners=outer,
        held=inside_of,
    )


def inside_of(_ctx: AnyCtx, prop: Prop) -> tuple[Prop, ...]:
    return prop.inside


def situation(world: World | None = None) -> Ctx[Prop]:
    """Someone called You, with a memory of their own."""
    naming = Naming([Namer(Prop, prop_name)])
    return Ctx(world or build_world(), Prop(name="You"), services={Naming: naming})


def one(ctx: AnyCtx, reader: Targets[Prop], words: str) -> Prop:
    return reader.one(ctx, split_words(words), words)


def many(ctx: AnyCtx, reader: Targets[Prop], words: str) -> list[Prop]:
    return list(reader.many(ctx, split_words(words), words))
