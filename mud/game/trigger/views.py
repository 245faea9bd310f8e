"""How triggers are told: to builders alone."""

from mud.game.being.model import Player
from mud.game.trigger.acts import fired, is_on
from mud.game.trigger.events import TriggerConsidered, TriggerFailed, TriggerRead, TriggersListed, TriggerSwitched
from mud.game.trigger.model import Outcome
from mud.game.trigger.specs import Trigger
from mud.play.screens import Screen
from mud.play.telling import Only, Telling, tell
from mud.play.views import screen, view
from mud.text.page import Entry, Field, Paragraph
from mud.text.span import styled
from mud.world.world import World


@view(TriggerFailed)
def trigger_failed(_world: World, event: TriggerFailed) -> Telling:
    """Every builder who is in the world."""
    off = " It has been switched off; trigger enable switches it on again." if event.off else ""
    return tuple(
        tell(
            Only(builder),
            "[bad]The trigger {trigger} failed, and what it had done is undone.[/] {reason}.{off}",
            trigger=event.trigger.id,
            reason=event.reason,
            off=off,
        )
        for builder in event.builders
    )


@view(TriggerConsidered)
def trigger_considered(_world: World, event: TriggerConsidered) -> Telling:
    """Those who follow it."""
    return tuple(
        tell(Only(each), "[muted]{trigger}, {line}[/]", trigger=event.trigger.id, line=line)
        for each in event.followers
        for line in (_told(event.outcome), *event.outcome.trail)
    )


@view(TriggerSwitched)
def trigger_switched(_world: World, event: TriggerSwitched) -> Telling:
    """Whoever did it."""
    return (tell(Only(event.reader), "The trigger {trigger} is {how}.", trigger=event.trigger.id, how=event.how),)


@screen(TriggersListed)
def triggers_listed(world: World, event: TriggersListed) -> Screen[Player]:
    """Each with where it listens, for what, and how often it fired."""
    made: Screen[Player] = Screen(event.reader, styled("Triggers", "title"), ("list", "count"))
    for each in event.triggers:
        made.add("list", Entry((*styled(each.id, "key"), *styled(f": {_summary(world, each)}."))))
    made.add("count", Paragraph(styled(f"{len(event.triggers)} in all.")))
    return made


@screen(TriggerRead)
def trigger_read(world: World, event: TriggerRead) -> Screen[Player]:
    """What it is, and why it fired or did not."""
    trigger = event.trigger
    made: Screen[Player] = Screen(event.reader, styled(trigger.id, "title"), ("facts", "outcomes"))
    if trigger.about:
        made.add("facts", Paragraph(styled(trigger.about)))
    made.add("facts", Field("Listens", styled(_listens(trigger))))
    made.add("facts", Field("State", styled("on" if is_on(world, trigger) else "off")))
    made.add("facts", Field("Fired", styled(_times(fired(world, trigger)))))
    made.head("outcomes", styled("Lately", "heading"))
    for outcome in event.outcomes:
        ago = round(world.clock.now() - outcome.at)
        made.add("outcomes", Entry(styled(f"{ago} s ago, {_told(outcome)}")))
        made.add("outcomes", *(Entry(styled(line, "muted")) for line in outcome.trail))
    if not event.outcomes:
        made.add("outcomes", Paragraph(styled("Nothing that it listens for has happened.")))
    return made


def _told(outcome: Outcome) -> str:
    return f"{outcome.who}: {outcome.why}"


def _summary(world: World, trigger: Trigger) -> str:
    off = "" if is_on(world, trigger) else ", switched off"
    return f"{_listens(trigger)}, fired {_times(fired(world, trigger))}{off}"


def _listens(trigger: Trigger) -> str:
    where = ", ".join(place for _, place in trigger.places)
    words = f" '{trigger.pattern}'" if trigger.pattern else ""
    return f"on {trigger.on.value}{words} in {where}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
