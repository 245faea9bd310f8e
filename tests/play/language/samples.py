"""A content type of its own in which every word can be tried, and a world to try it in."""

from pathlib import Path
from typing import Annotated

from mud.app import roster
from mud.content.catalog import Catalog
from mud.content.loader import load
from mud.game.area.specs import Area
from mud.game.being.model import Player
from mud.game.being.script import names_around
from mud.game.effect.specs import Effect
from mud.game.npc.specs import Behaviors
from mud.game.place.specs import Door, Room
from mud.game.thing.model import Item
from mud.kernel.clauses import NOTHING, Actions, Clauses, Conditions
from mud.kernel.marks import Key
from mud.kernel.spec import Spec, spec
from mud.play.scripts.language import Language, language_of
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Scope
from mud.play.scripts.words import Scoping, scope
from mud.world.world import World
from tests.stage import WORLD, content_types


@spec("samples")
class Sample(Spec):
    """Lines of every kind."""

    id: Annotated[str, Key()]
    when: Conditions = NOTHING
    do: Actions = NOTHING
    behaves: Behaviors = NOTHING


EVERYTHING: Scope = {
    "who": Player,
    "other": Player,
    "room": Room,
    "area": Area,
    "item": Item,
    "effect": Effect,
    "door": Door,
    "way": str,
    "text": str,
    "amount": int,
}


@scope(Sample)
def of_sample(_catalog: Catalog, _sample: Sample) -> Scope:
    """Whatever a word could ask for."""
    return EVERYTHING


def language() -> Language:
    """All words of the game, and the names of samples."""
    own = roster.language()
    words = [entry.cls for entry in own.words.entries()]
    return Language(words, own.readings, [*roster.declared(Scoping), of_sample])
    return Language(words, own.readings, [of_sample, *own.scopings])


def read(folder: Path, written: str, world: Path = WORLD) -> Catalog:
    """The content of a small world with a file of samples beside it; ContentErrors for what is wrong in it."""
    for source in world.rglob("*.yaml"):
        target = folder / source.relative_to(world)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source.read_text())
    (folder / "samples.yaml").write_text(written)
    own = language()
    return load(folder, [*content_types(), Sample], (own.problems,), own.words).catalog


def scene(world: World, who: Player, **names: object) -> Scene:
    """A scene around somebody."""
    return Scene(world, language_of(world), {**names_around(world, who), **names}, "a test")


def lines(*written: object) -> Clauses:
    """Lines from JSON."""
    return Clauses.read(list(written))
