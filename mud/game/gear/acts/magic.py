"""Studying, identifying, attuning and curses. The only writer of what is known of things and who is attuned to them."""

from mud.game.being.model import Being, Player
from mud.game.being.rules.numbers import succeeds_check
from mud.game.being.specs import Ability
from mud.game.gear.acts import all_carried
from mud.game.gear.events import (
    Attuned,
    AttunementEnded,
    CurseLifted,
    FocusBegan,
    FocusBroken,
    Identified,
    StudyFailed,
)
from mud.game.gear.model import Focus, Task
from mud.game.gear.rules import FOCUS_SECONDS, IDENTIFIED_FROM, MOST_ATTUNED
from mud.game.thing.acts import Equipping, template_of
from mud.game.thing.acts.vessels import name_of
from mud.game.thing.model import Item, Means, Passage
from mud.game.thing.rules import Slot, is_known, lengthened, slot_of
from mud.kernel.errors import Refused
from mud.text.grammar import capital, definite, number_word
from mud.world.contents import Holder, holders
from mud.world.world import World


def attuned_by(world: World, who: Player) -> list[Item]:
    """The things that someone is attuned to."""
    return [item for item in all_carried(world, who) if item.attuned_to == who.id]


def begin_attuning(world: World, who: Player, item: Item) -> None:
    """Begin to attune to a thing, which takes a while.

    Refused when it is not carried, needs none, is attuned already, could not be used anyway, or there are three.
    """
    _check_at_hand(who, item)
    name = definite(name_of(world, item))
    if not is_known(template_of(world, item), item):
        raise Refused(f"You do not know what {name} is. Study it first, or have it identified.")
    if item.attuned_to == who.id:
        raise Refused(f"You are attuned to {name} already.")
    if not template_of(world, item).attunement:
        raise Refused(f"{capital(name)} does not ask for it. It does what it does for anyone.")
    _check_few(world, who)
    world.check(Equipping(who, item, slot_of(template_of(world, item)) or Slot.OFF_HAND))
    _begin(world, who, item, Task.ATTUNE)


def begin_study(world: World, who: Player, item: Item) -> None:
    """Begin to find out what a thing is, which takes a while; Refused when that is known."""
    _check_at_hand(who, item)
    if is_known(template_of(world, item), item) and not item.cursed:
        raise Refused(f"You know {definite(name_of(world, item))} for what it is.")
    _begin(world, who, item, Task.STUDY)


def break_focus(world: World, who: Player) -> None:
    """Take someone's mind off what they are bent over; nothing when there is nothing."""
    focus = Focus.of(who)
    if focus.task is not None:
        task = focus.task
        _forget(focus)
        world.happened(FocusBroken(who, task))


def end_attunement(world: World, who: Player, item: Item) -> None:
    """Let go of a thing; Refused when one is not attuned to it, or it does not let go."""
    if item.attuned_to != who.id:
        raise Refused(f"You are not attuned to {definite(name_of(world, item))}.")
    if item.cursed:
        raise Refused(f"You try to let go of {definite(name_of(world, item))}, and it does not let go of you.")
    forget_attunement(world, who, item)


def forget_attunement(world: World, who: Player, item: Item) -> None:
    """A thing left whoever is attuned to it, for good: given away, lost, or its bearer died."""
    item.attuned_to = None
    world.happened(AttunementEnded(who, item))


def part_with(world: World, who: Player, item: Item) -> None:
    """See to a thing that may have left someone: attunement ends for it, and for all that is inside of it."""
    if holders(world, item)[-1] == Holder.player(who.id):
        return
    from_inside = [item]
    for each in from_inside:
        from_inside.extend(_inside(world, each))
        if each.attuned_to == who.id:
            forget_attunement(world, who, each)


def die(world: World, who: Player) -> None:
    """Whoever dies is attuned to nothing any more."""
    for item in attuned_by(world, who):
        forget_attunement(world, who, item)


def identify(world: World, by: Being, item: Item) -> None:
    """Let a thing be known for what it is, curse and all, by study, a scroll, or someone who knows such things."""
    before = name_of(world, item)
    item.identified = True
    _remember(world, item, Means.IDENTIFIED, by)
    world.happened(Identified(by, item, before))


def lift_curse(world: World, by: Being, item: Item) -> None:
    """Take the curse off a thing, by a scroll, a shrine, a prayer; Refused when there is none."""
    if not item.cursed:
        raise Refused(f"There is no curse on {definite(name_of(world, item))}.")
    item.cursed = False
    _remember(world, item, Means.FREED, by)
    world.happened(CurseLifted(by, item))


def _begin(world: World, who: Player, item: Item, task: Task) -> None:
    focus = Focus.of(who)
    if focus.task is not None:
        raise Refused("You are bent over something already. Walk a few steps to leave it.")
    focus.task, focus.over = task, item.id
    focus.job = world.schedule.after(FOCUS_SECONDS, task.value, lambda: _finish(world, who))
    world.happened(FocusBegan(who, item, task))


def _finish(world: World, who: Player) -> None:
    focus = Focus.of(who)
    task, item = focus.task, world.get(Item, focus.over)
    _forget(focus)
    if task is None or item is None or holders(world, item)[-1] != Holder.player(who.id):
        return
    if task is Task.ATTUNE:
        _attune(world, who, item)
    elif succeeds_check(world, who, Ability.INTELLIGENCE, _difficulty(world, item)):
        identify(world, who, item)
    else:
        world.happened(StudyFailed(who, item))


def _attune(world: World, who: Player, item: Item) -> None:
    if len(attuned_by(world, who)) >= MOST_ATTUNED:
        world.happened(FocusBroken(who, Task.ATTUNE))
        return
    item.attuned_to = who.id
    _remember(world, item, Means.ATTUNED, who)
    world.happened(Attuned(who, item))


def _difficulty(world: World, item: Item) -> int:
    return IDENTIFIED_FROM[template_of(world, item).rarity]


def _check_few(world: World, who: Player) -> None:
    if len(attuned_by(world, who)) >= MOST_ATTUNED:
        most = number_word(MOST_ATTUNED)
        raise Refused(f"You are attuned to {most} things, and nobody can be to more. Unattune one first.")


def _check_at_hand(who: Player, item: Item) -> None:
    if item.holder != Holder.player(who.id):
        raise Refused("You have to have it in your hands for that.")


def _forget(focus: Focus) -> None:
    if focus.job is not None:
        focus.job.cancel()
    focus.task = focus.over = focus.job = None


def _remember(world: World, item: Item, means: Means, by: Being) -> None:
    name = by.id if isinstance(by, Player) else by.name
    item.history = lengthened(item.history, Passage(means, name, world.clock.now()))


def _inside(world: World, item: Item) -> list[Item]:
    return list(world.where(Item, "holder", Holder.container(item.id)))
