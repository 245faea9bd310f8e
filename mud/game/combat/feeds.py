"""What players' programs are told of fights: whom they strike at, and everyone who is after them.

All of it is compared once after each command and each tick, and sent when it differs. Of whom somebody cannot see their
program learns no more than that someone is there.
"""

from mud.game.being.feeds import StatusSheet
from mud.game.being.model import Being, Player
from mud.game.being.readers import is_hidden
from mud.game.being.rules.numbers import health_of, max_health, wounds
from mud.game.combat.acts.standing import opponents, target_of
from mud.kernel.hooks import adds
from mud.kernel.json import Json
from mud.play.feeds import gauge, variable
from mud.text.grammar import indefinite
from mud.world.world import World

SOMEONE = "someone"


@gauge("IRE.Target.Set")
def target(world: World, player: Player) -> Json:
    """The id of whom they strike at; an empty one is nobody."""
    found = target_of(world, player)
    return found.key if found is not None else ""


@gauge("IRE.Target.Info")
def target_info(world: World, player: Player) -> Json:
    """Whom they strike at, and how much of their health is left; nothing of nobody."""
    found = target_of(world, player)
    if found is None:
        return {"id": "", "short_desc": "", "hpperc": ""}
    hidden = is_hidden(world, found, player)
    percent = "" if hidden else f"{percent_of(world, found)}%"
    return {"id": found.key, "short_desc": name_for(world, found, player), "hpperc": percent}


@gauge("Char.Enemies")
def enemies(world: World, player: Player) -> Json:
    """Everyone they fight with: name, level, percentage of health, how that looks, and whether they strike at them."""
    aim = target_of(world, player)
    return [_facts(world, player, each, is_target=each is aim) for each in opponents(world, player)]


def _facts(world: World, player: Player, enemy: Being, *, is_target: bool) -> Json:
    facts: dict[str, Json] = {"id": enemy.key, "name": name_for(world, enemy, player), "target": is_target}
    if not is_hidden(world, enemy, player):
        facts["level"] = enemy.level
        facts["hpperc"] = percent_of(world, enemy)
        facts["state"] = wounds(health_of(world, enemy), max_health(world, enemy))
    return facts


@adds(StatusSheet)
def target_on_status(world: World, sheet: StatusSheet) -> None:
    """Whom they strike at."""
    found = target_of(world, sheet.player)
    sheet.add("target", "Target", name_for(world, found, sheet.player) if found is not None else "")


def name_for(world: World, being: Being, player: Player) -> str:
    """What someone is called in a program."""
    if is_hidden(world, being, player):
        return SOMEONE
    return being.name if being.is_proper else indefinite(being.name)


def percent_of(world: World, being: Being) -> int:
    """How much of their health is left, in hundredths: never 0 as long as there is any."""
    health, most = health_of(world, being), max_health(world, being)
    return max(int(health > 0), 100 * max(0, health) // most)


def _seen(world: World, player: Player) -> Being | None:
    found = target_of(world, player)
    return None if found is None or is_hidden(world, found, player) else found


@variable("OPPONENT_NAME")
def opponent_name(world: World, player: Player) -> Json:
    """Whom they strike at; empty: nobody."""
    found = target_of(world, player)
    return name_for(world, found, player) if found is not None else ""


@variable("OPPONENT_LEVEL")
def opponent_level(world: World, player: Player) -> Json:
    """The level of whom they strike at; 0: nobody who is seen."""
    found = _seen(world, player)
    return found.level if found is not None else 0


@variable("OPPONENT_HEALTH")
def opponent_health(world: World, player: Player) -> Json:
    """The health of whom they strike at, in hundredths of all there can be."""
    found = _seen(world, player)
    return percent_of(world, found) if found is not None else 0


@variable("OPPONENT_HEALTH_MAX")
def opponent_health_max(world: World, player: Player) -> Json:
    """All of it: 100, or 0 where nobody is seen."""
    return 100 if _seen(world, player) is not None else 0
