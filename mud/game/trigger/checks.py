"""What is doubtful about triggers and effects: those that nothing can ever set off."""

from collections.abc import Iterator

from mud.content.doubts import Overview, doubts
from mud.content.origins import Problem
from mud.game.effect.specs import Effect
from mud.game.place.specs import Room
from mud.game.thing.specs import ItemTemplate
from mud.game.trigger.specs import Occasion, Trigger


@doubts("never_fires", "a trigger that can never fire")
def never_fires(overview: Overview) -> Iterator[Problem]:
    """A trigger that waits for something that nothing in content brings about."""
    for trigger in overview.catalog.all(Trigger).values():
        found = _missing(overview, trigger)
        if found is not None:
            field, why = found
            yield Problem(f"{trigger.id} can never fire: {why}", Trigger, trigger.id, (field,))


@doubts("never_applied", "an effect that nothing applies")
def never_applied(overview: Overview) -> Iterator[Problem]:
    """An effect that is named by nothing but what asks for it or ends it."""
    for effect in overview.catalog.all(Effect):
        links = [tuple(map(str, link.path)) for link in overview.to(Effect, effect)]
        if not any("apply_effect" in path or path == ("stance",) for path in links):
            yield Problem(f"nothing applies {effect}", Effect, effect)


def _missing(overview: Overview, trigger: Trigger) -> tuple[str, str] | None:
    """The field that asks for what never comes, and why it does not."""
    if not trigger.enabled and not _named_by(overview, trigger, ("enable_trigger", "reset_trigger")):
        return "enabled", "it is switched off, and nothing switches it on"
    if trigger.item is not None and not _others(overview, ItemTemplate, trigger.item, trigger):
        return "item", f"{trigger.item} is nowhere"
    if trigger.effect is not None and not _others(overview, Effect, trigger.effect, trigger):
        return "effect", f"nothing applies {trigger.effect}"
    if trigger.on is Occasion.EXIT and trigger.way is not None and trigger.rooms:
        rooms = [overview.catalog.get(Room, room) for room in trigger.rooms]
        is_there = any(trigger.way in room.exits for room in rooms)
        if not is_there and not _opened(overview, trigger.way):
            return "way", f"no way {trigger.way} leads out of there"
    return None


def _named_by(overview: Overview, trigger: Trigger, words: tuple[str, ...]) -> bool:
    return any(set(words) & set(map(str, link.path)) for link in overview.to(Trigger, trigger.id))


def _others(overview: Overview, cls: type, id: str, trigger: Trigger) -> bool:  # noqa: A002  # the field is called so
    """Whether anything but the trigger's own filter names a piece of content."""
    return any((link.cls, link.id) != (Trigger, trigger.id) for link in overview.to(cls, id))


def _opened(overview: Overview, way: str) -> bool:
    """Whether a script opens a way of that name."""
    return any(
        f"'{way}'" in repr(each.do) for each in overview.catalog.all(Trigger).values() if "open_exit" in repr(each.do)
    )
