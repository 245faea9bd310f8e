"""How blows are told: short enough to be read at speed, in the second and in the third person, one fact a line.

What content says of a weapon (`specs.BlowTexts`) is preferred; without it plain words by the kind of damage are used.
Whoever wants fights in brief (`settings combat_brevity brief`) reads the bare result of their own blows, and of those
of others only the last.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from mud.game.account.model import Brevity
from mud.game.being.acts import preferences_of
from mud.game.being.acts.postures import players_in
from mud.game.being.model import Being, Player
from mud.game.being.readers import onlookers
from mud.game.being.specs import DamageType
from mud.game.combat.events import MeleeSeen, Missed, Struck, Tally
from mud.game.combat.rules import Severity, Suffering
from mud.game.combat.rules.telling import MOST_PAIRS, Evasion, picked
from mud.game.combat.rules.weapons import Weapon
from mud.game.combat.specs import YOURS, BlowTexts, texts_by_subject
from mud.game.thing.acts import template_of
from mud.kernel.ids import RoomId
from mud.play.naming import Noun
from mud.play.telling import InRoom, Only, Telling, Told, tell
from mud.play.views import view
from mud.text.grammar import join_list, number_word, third_person
from mud.world.world import World

VERBS: Mapping[DamageType, str] = MappingProxyType(
    {
        DamageType.SLASHING: "slash",
        DamageType.PIERCING: "stab",
        DamageType.BLUDGEONING: "strike",
        DamageType.PHYSICAL: "hit",
        DamageType.FIRE: "burn",
        DamageType.COLD: "freeze",
        DamageType.ACID: "splash",
        DamageType.LIGHTNING: "shock",
        DamageType.POISON: "sting",
    }
)
"""What one does to somebody with a weapon of that kind of damage, if the weapon has no word of its own."""

ADVERBS: Mapping[Severity, str] = MappingProxyType(
    {
        Severity.NOTHING: "",
        Severity.GRAZE: " lightly",
        Severity.LIGHT: "",
        Severity.SOLID: " hard",
        Severity.HEAVY: " very hard",
        Severity.TERRIBLE: " terribly",
    }
)

ASIDE: Mapping[Suffering, str] = MappingProxyType(
    {
        Suffering.AS_USUAL: "",
        Suffering.RESISTED: " It bites less than it should.",
        Suffering.IMMUNE: " It leaves no mark at all.",
        Suffering.WEAK: " It bites deeper than it should.",
    }
)
"""What is said where not simply all of a damage gets through."""

STOPPED: Mapping[Evasion, tuple[str, str, str]] = MappingProxyType(
    {
        Evasion.WIDE: (
            "You {barely}miss {whom:the}{with}.",
            "{Who:the} {barely}misses you{with}.",
            "{Who:the} {barely}misses {whom:the}{with}.",
        ),
        Evasion.DODGED: (
            "{Whom:the} dodges your {arm}.",
            "You dodge {who:'s} {arm}.",
            "{Whom:the} dodges {who:'s} {arm}.",
        ),
        Evasion.PARRIED: (
            "{Whom:the} parries your {arm}.",
            "You parry {who:'s} {arm}.",
            "{Whom:the} parries {who:'s} {arm}.",
        ),
        Evasion.BLOCKED: (
            "{Whom:'s} shield stops your {arm}.",
            "Your shield stops {who:'s} {arm}.",
            "{Whom:'s} shield stops {who:'s} {arm}.",
        ),
        Evasion.ARMORED: (
            "Your {arm} glances off {whom:the}.",
            "{Who:'s} {arm} glances off you.",
            "{Who:'s} {arm} glances off {whom:the}.",
        ),
    }
)
"""How a miss reads: to who struck, to whom it was meant for, and to the others."""


VERB: Final = "{verb}"
"""What a phrase in plain words begins with."""


@view(Struck)
def struck(world: World, event: Struck) -> Telling:
    """Both of them with the number, and the room without."""
    who, whom = event.who, event.whom
    phrase, verb = phrase_for(world, event), verb_of(event.weapon)
    names = {"who": who, "whom": whom, "arm": event.weapon.name, "points": event.amount, "verb": verb}
    aside = ASIDE[event.suffering]
    opening = "[notice]Critical hit![/] " if event.critical else ""
    mine = f"{opening}[good]You {phrase}{_with_mine(event.weapon)} ({{points}}).[/]{aside}"
    by_them = _in_third_person(phrase)
    yours = f"{opening}[bad]{{Who:the}} {_to_you(by_them)}{_with(event.weapon)} ({{points}}).[/]{aside}"
    if _is_brief(world, who):
        mine = f"{_critically(event)}[good]You hit {{whom:the}} ({{points}}).[/]"
    if _is_brief(world, whom):
        yours = f"{_critically(event)}[bad]{{Who:the}} hits you ({{points}}).[/]"
    arm = {**names, "arm": _noun(event.weapon), "verb": third_person(verb)}
    told = (tell(Only(who), mine, **names), tell(Only(whom), yours, **arm))
    if event.crowded and not event.last:
        return told
    theirs = f"{{Who:the}} {by_them}{_with(event.weapon)}."
    return (*told, tell(_watching(world, who, whom, always=event.last), theirs, **arm))


@view(Missed)
def missed(world: World, event: Missed) -> Telling:
    """Both of them, and the room."""
    who, whom, weapon = event.who, event.whom, event.weapon
    mine, yours, theirs = STOPPED[event.evasion]
    names = {"who": who, "whom": whom}
    if _is_brief(world, who):
        mine = "You miss {whom:the}."
    if _is_brief(world, whom):
        yours = "{Who:the} misses you."
    told: tuple[Told, ...] = (
        tell(Only(who), _worded(mine, event, _with_mine(weapon)), **names, arm=Noun(weapon.name).form("bare")),
        tell(Only(whom), _worded(yours, event, _with(weapon)), **names, arm=_arm_in(yours, weapon)),
    )
    if event.crowded:
        return told
    room = _watching(world, who, whom)
    return (*told, tell(room, _worded(theirs, event, _with(weapon)), **names, arm=_arm_in(theirs, weapon)))


@view(MeleeSeen)
def melee_seen(world: World, event: MeleeSeen) -> Telling:
    """Whoever looks on, and those who fight, of what others do: a line for each pair, and how many more there are."""
    told = [_tallied(world, event.room_id, tally) for tally in event.tallies[:MOST_PAIRS]]
    more = len(event.tallies) - MOST_PAIRS
    if more > 0:
        others = "another" if more == 1 else f"{number_word(more)} others"
        verb = "strikes" if more == 1 else "strike"
        told.append(
            tell(InRoom(event.room_id, _brief_in(world, event.room_id)), f"And {others} {verb} out around you.")
        )
    return tuple(told)


def _tallied(world: World, room_id: RoomId, tally: Tally) -> Told:
    facts = []
    if tally.hits:
        facts.append(f"hits {{whom:the}} {_times(tally.hits)}")
    if tally.misses:
        facts.append(f"misses {{whom:{'them' if tally.hits else 'the'}}} {_times(tally.misses)}")
    but = (tally.who, tally.whom, *_brief_in(world, room_id))
    return tell(InRoom(room_id, but), f"{{Who:the}} {join_list(facts)}.", who=tally.who, whom=tally.whom)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number_word(number)} times")


def phrase_for(world: World, event: Struck) -> str:
    """What a blow does to somebody, from the infinitive on: by content, or else in plain words."""
    texts = texts_of(world, event.weapon)
    if texts is None:
        return f"{VERB} {{whom:the}}{ADVERBS[event.severity]}"
    among = texts.fells if event.last and texts.fells else texts.phrases(event.severity)
    return picked(among, event.who.key, event.whom.key, event.amount, event.whom.current_health)


def texts_of(world: World, weapon: Weapon) -> BlowTexts | None:
    """What content says of blows with a weapon: by its kind, by what it is called, or by the damage that it does."""
    found = texts_by_subject(world.catalog)
    subtype = template_of(world, weapon.item).item_subtype if weapon.item is not None else None
    kind = "" if weapon.verb else weapon.type.value  # whoever has a word of its own keeps it
    keys = (("weapon", subtype), ("attack", weapon.name), ("attack", weapon.verb), ("type", kind))
    return next((found[kind, word] for kind, word in keys if word and (kind, word) in found), None)


def verb_of(weapon: Weapon) -> str:
    """What one does with a weapon, as an infinitive."""
    return weapon.verb or VERBS.get(weapon.type, "hit")


def _in_third_person(phrase: str) -> str:
    """A phrase as it is said of somebody; a verb that is a token has its person already."""
    return phrase if phrase.startswith(VERB) else third_person(phrase)


def _to_you(phrase: str) -> str:
    """A phrase as whoever is hit reads it."""
    for token, word in YOURS.items():
        phrase = phrase.replace(token, word)
    return phrase


def _critically(event: Struck) -> str:
    return "[notice]Critical![/] " if event.critical else ""


def _worded(words: str, event: Missed, tool: str) -> str:
    return words.replace("{barely}", "barely " if event.close else "").replace("{with}", tool)


def _with_mine(weapon: Weapon) -> str:
    """`with your long sword`, as markup; nothing for what is part of the body."""
    return " with your {arm}" if weapon.item is not None else ""


def _with(weapon: Weapon) -> str:
    """`with a long sword`, as markup."""
    return " with {arm:a}" if weapon.item is not None else ""


def _noun(weapon: Weapon) -> Noun:
    return Noun(weapon.name, style="thing")


def _arm_in(words: str, weapon: Weapon) -> object:
    """The weapon as a sentence needs it: with an article of its own, or behind whose it is."""
    return weapon.name if "{arm}" in words else _noun(weapon)


def _is_brief(world: World, being: Being) -> bool:
    return isinstance(being, Player) and preferences_of(world, being).combat_brevity is Brevity.BRIEF


def _brief_in(world: World, room_id: RoomId) -> tuple[Player, ...]:
    return tuple(each for each in players_in(world, room_id) if _is_brief(world, each))


def _watching(world: World, who: Being, whom: Being, *, always: bool = False) -> InRoom:
    """Those who read of a blow between two others: not those who want fights in brief, unless it is the last one."""
    brief = () if always else _brief_in(world, who.room_id)
    return onlookers(world, who.room_id, who, whom, *brief)
