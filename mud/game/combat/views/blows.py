"""How blows are told: short enough to be read at speed, in the second and in the third person."""

from collections.abc import Mapping
from types import MappingProxyType

from mud.game.being.readers import onlookers
from mud.game.being.specs import DamageType
from mud.game.combat.events import Missed, Struck
from mud.game.combat.rules import Severity, Suffering
from mud.game.combat.rules.weapons import Weapon
from mud.play.naming import Noun
from mud.play.telling import Only, Telling, tell
from mud.play.views import view
from mud.text.grammar import third_person
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


@view(Struck)
def struck(world: World, event: Struck) -> Telling:
    """Both of them with the number, and the room without."""
    who, whom, weapon = event.who, event.whom, event.weapon
    adverb, aside = ADVERBS[event.severity], ASIDE[event.suffering]
    opening = "[notice]Critical hit![/] " if event.critical else ""
    both = {"who": who, "whom": whom, "arm": weapon.name, "points": event.amount}
    mine = f"{opening}[good]You {{verb}} {{whom:the}}{adverb}{_with_mine(weapon)} ({{points}}).[/]{aside}"
    yours = f"{opening}[bad]{{Who:the}} {{verb}} you{adverb}{_with(weapon)} ({{points}}).[/]{aside}"
    theirs = f"{{Who:the}} {{verb}} {{whom:the}}{adverb}{_with(weapon)}."
    verb = third_person(verb_of(weapon))
    return (
        tell(Only(who), mine, **both, verb=verb_of(weapon)),
        tell(Only(whom), yours, **{**both, "arm": _noun(weapon)}, verb=verb),
        tell(onlookers(world, who.room_id, who, whom), theirs, who=who, whom=whom, verb=verb, arm=_noun(weapon)),
    )


@view(Missed)
def missed(world: World, event: Missed) -> Telling:
    """Both of them, and the room."""
    who, whom, weapon = event.who, event.whom, event.weapon
    barely = "barely " if event.close else ""
    room = onlookers(world, who.room_id, who, whom)
    return (
        tell(Only(who), f"You {barely}miss {{whom:the}}{_with_mine(weapon)}.", whom=whom, arm=weapon.name),
        tell(Only(whom), f"{{Who:the}} {barely}misses you{_with(weapon)}.", who=who, arm=_noun(weapon)),
        tell(room, f"{{Who:the}} {barely}misses {{whom:the}}{_with(weapon)}.", who=who, whom=whom, arm=_noun(weapon)),
    )


def verb_of(weapon: Weapon) -> str:
    """What one does with a weapon, as an infinitive."""
    return weapon.verb or VERBS.get(weapon.type, "hit")


def _with_mine(weapon: Weapon) -> str:
    """`with your long sword`, as markup; nothing for what is part of the body."""
    return " with your {arm}" if weapon.item is not None else ""


def _with(weapon: Weapon) -> str:
    """`with a long sword`, as markup."""
    return " with {arm:a}" if weapon.item is not None else ""


def _noun(weapon: Weapon) -> Noun:
    return Noun(weapon.name, style="thing")
