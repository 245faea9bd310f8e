"""How effects are told, and the list of those that lie on someone."""

from collections.abc import Mapping
from types import MappingProxyType

from mud.game.being.model import Being, Player
from mud.game.being.readers import onlookers
from mud.game.being.specs import Condition
from mud.game.being.views import ScoreScreen
from mud.game.effect.acts import effects_on
from mud.game.effect.events import EffectBegan, EffectEnded, EffectResisted, EffectsRead, EffectTicked, Struggled
from mud.game.effect.model import NEVER, Lying
from mud.game.effect.rules.plain import plain_condition
from mud.game.effect.specs import Changed, Effect, Moment
from mud.kernel.hooks import adds
from mud.play.durations import largest_unit
from mud.play.screens import Screen
from mud.play.telling import InRoom, Only, Telling, Told, tell
from mud.play.views import screen, view
from mud.text.grammar import count_phrase, join_list
from mud.text.markup import parse
from mud.text.page import Entry, Paragraph
from mud.text.span import styled
from mud.world.world import World


@view(EffectBegan)
def effect_began(_world: World, event: EffectBegan) -> Telling:
    """Whoever bears it, and those who see it come; only the bearer when it comes again."""
    plain = plain_condition(event.effect)
    if plain is not None:
        return _condition_began(event.who, plain, again=event.again)
    usual = "[bad]{effect} takes hold of you.[/]" if event.effect.kind.harms else "[good]{effect} comes over you.[/]"
    mine = _mine(event.who, event.effect, Moment.START, usual)
    return mine if event.again else (*mine, *_theirs(event.who, event.effect, Moment.OTHERS_START))


@view(EffectTicked)
def effect_ticked(_world: World, event: EffectTicked) -> Telling:
    """Only whoever bears it, and what it took or gave in words."""
    if not event.amount and Moment.TICK not in event.effect.texts:
        return ()
    points = count_phrase(event.amount, "hit point")
    verb, style = ("takes", "bad") if event.effect.kind.harms else ("gives you back", "good")
    return _mine(event.who, event.effect, Moment.TICK, f"[{style}]{{Effect}} {verb} {points}.[/]")


@view(EffectEnded)
def effect_ended(_world: World, event: EffectEnded) -> Telling:
    """Whoever bore it, and those who see it go."""
    plain = plain_condition(event.effect)
    if plain is not None:
        return _condition_ended(event.who, plain)
    mine = _mine(event.who, event.effect, Moment.END, "{Effect} has left you.")
    return (*mine, *_theirs(event.who, event.effect, Moment.OTHERS_END))


@view(Struggled)
def struggled(world: World, event: Struggled) -> Telling:
    """Whoever tries, and the room; what they are free of tells that it is gone."""
    who = event.who
    mine = "[good]You struggle, and get free.[/]" if event.free else "[bad]You struggle, and do not get free.[/]"
    theirs = "{Who:the} struggles, and gets free." if event.free else "{Who:the} struggles in vain."
    return (tell(Only(who), mine), tell(onlookers(world, who.room_id, who), theirs, who=who))


STATES: Mapping[Condition, str] = MappingProxyType({Condition.EXHAUSTION: "exhausted"})
"""What someone is called on whom a condition lies, where that is not its own name."""


def _condition_began(who: Being, condition: Condition, *, again: bool) -> Telling:
    """Whoever it comes over, and those who see it; that they fall is told by itself."""
    if condition is Condition.PRONE or not who.is_present:
        return ()
    state, more = STATES.get(condition, condition.value), "even more " if again else ""
    style = "good" if condition is Condition.INVISIBLE else "bad"
    mine = tell(Only(who), f"[{style}]You are {more}{state}.[/]")
    if again:
        return (mine,)
    return (mine, tell(InRoom(who.room_id, (who,)), f"{{Who:the}} is {state}.", who=who))


def _condition_ended(who: Being, condition: Condition) -> Telling:
    if condition is Condition.PRONE or not who.is_present:
        return ()
    state = STATES.get(condition, condition.value)
    return (
        tell(Only(who), f"You are no longer {state}."),
        tell(InRoom(who.room_id, (who,)), f"{{Who:the}} is no longer {state}.", who=who),
    )


@view(EffectResisted)
def effect_resisted(_world: World, event: EffectResisted) -> Telling:
    """Whoever withstood it, and those who see them do so."""
    if not event.who.is_present:
        return ()
    name, who = event.effect.name, event.who
    return (
        tell(Only(who), "[good]{Effect} does not take hold of you.[/]", effect=name),
        tell(InRoom(who.room_id, (who,)), "{Effect} does not take hold of {who:the}.", effect=name, who=who),
    )


def _mine(who: Being, effect: Effect, moment: Moment, usual: str) -> Telling:
    if not who.is_present:
        return ()
    if moment in effect.texts:
        return (Told(Only(who), parse(effect.texts[moment].strip()), {"who": who}),)
    return (tell(Only(who), usual.replace("{effect}", "{Effect}"), effect=effect.name),)


def _theirs(who: Being, effect: Effect, moment: Moment) -> Telling:
    if not who.is_present or moment not in effect.texts:
        return ()
    return (Told(InRoom(who.room_id, (who,)), parse(effect.texts[moment].strip()), {"who": who}),)


@screen(EffectsRead)
def effects_read(world: World, event: EffectsRead) -> Screen[Player]:
    """Each with what it does and how long it lasts, one fact after the other."""
    made: Screen[Player] = Screen(event.reader, styled("What lies on you", "title"), ("", "good", "bad"))
    made.head("good", styled("For your good", "heading"))
    made.head("bad", styled("To your harm", "heading"))
    found = effects_on(world, event.reader)
    for spec, effect in found:
        section, style = ("bad", "bad") if spec.kind.harms else ("good", "good")
        times = f" ({effect.effect_data.stacks} times)" if effect.effect_data.stacks > 1 else ""
        facts = ". ".join((*_facts(spec, effect.effect_data.stacks), lasting(world, effect)))
        made.add(section, Entry((*styled(spec.name + times, style), *styled(f": {facts}."))))
    if not found:
        made.add("", Paragraph(styled("Nothing lies on you, for good or ill.")))
    return made


@adds(ScoreScreen)
def effects_on_score(world: World, made: ScoreScreen) -> None:
    """The names of what lies on someone."""
    names = [spec.name for spec, _ in effects_on(world, made.reader)]
    if names:
        made.add("state", Paragraph(styled(f"On you lie: {join_list(names)}.")))


def lasting(world: World, effect: Lying) -> str:
    """For how long an effect lasts, in words."""
    if effect.expires_at >= NEVER:
        return "It lasts until something ends it"
    seconds = max(0.0, effect.expires_at - world.clock.now())
    found = largest_unit(seconds)
    if found is None:
        return "Less than a minute is left"
    unit, length = found
    return f"About {count_phrase(round(seconds / length), unit)} left"


def _facts(spec: Effect, stacks: int) -> list[str]:
    changes = [_change(number, amount * stacks) for number, amount in spec.modifiers.items() if amount]
    changes += [_share(damage.value, share) for damage, share in spec.damage_shares.items()]
    facts = [parse(spec.description.strip().rstrip(".")).text()[0].text if spec.description else ""]
    return [fact for fact in (*facts, join_list(changes)) if fact]


def _change(number: Changed, amount: int) -> str:
    return f"{number.value.replace('_', ' ')} {amount:+d}"


def _share(damage: str, share: float) -> str:
    if share == 0:
        return f"immune to {damage}"
    return f"{'resistant' if share < 1 else 'vulnerable'} to {damage}"
