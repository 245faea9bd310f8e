"""Dying: falling, fighting for one's life, being helped. With `spirits`, the only writer of `Mortality`."""

from dataclasses import dataclass
from typing import Final

from mud.game.being.acts.health import heal
from mud.game.being.acts.recovery import attend
from mud.game.being.model import Being, Player, Position
from mud.game.being.rules import subject
from mud.game.being.rules.numbers import SaveEdge, max_health, succeeds_check
from mud.game.being.specs import Ability
from mud.game.combat.acts.blows import note_roll
from mud.game.combat.model import RollKind
from mud.game.combat.rules import throw_d20
from mud.game.death.acts import die, spirits
from mud.game.death.events import DeathSaved, Dying, Roused, Stabilized, Tended, Wounded
from mud.game.death.model import Mortality
from mud.game.death.rules import (
    ROUND,
    SAVE_AGAINST,
    SAVES,
    STABLE,
    STABLE_UNIT,
    TEND_AGAINST,
    Outcome,
    kills_at_once,
    save,
)
from mud.game.supply.acts.stock import charges_of, spend_charge
from mud.game.thing.acts import packed_by, template_of
from mud.game.thing.model import Item
from mud.game.thing.views import known
from mud.kernel.errors import Refused
from mud.world.world import World

KIT: Final = "healer's kit"
"""The subtype of things that stop bleeding without fail: one charge for each."""

MEDICINE: Final = "medicine"
"""The skill of tending the wounded."""


@dataclass(frozen=True, slots=True)
class Sparing:
    """Whether who fells someone stays the blow: more than none where they do (SRD 5.1, "Knocking a Creature Out")."""

    who: Player
    by: Being


def fall(world: World, who: Being, by: Being | None = None, beyond: int = 0, critical: bool = False) -> None:
    """Someone was hurt and has no hit points left: a creature dies, a player is dying.

    `beyond` is the damage beyond the last hit point: as much as one can have at most kills at once. Whoever is dying
    already has failed a save, by a critical hit two (SRD 5.1, "Damage at 0 Hit Points"). Whom somebody spares lies
    senseless, and is in no danger.
    """
    if isinstance(who, Player) and by is not None and _is_spared(world, who, by):
        _knock_out(world, who, by)
    elif not isinstance(who, Player) or kills_at_once(beyond, max_health(world, who)):
        die(world, who, by)
    elif who.position is Position.DYING:
        _wound(world, who, 2 if critical else 1, by)
    elif who.position is not Position.DEAD:
        _begin(world, who, by)


def rouse(world: World, who: Player) -> None:
    """Someone who was dying has hit points again, and comes to; of whoever is not dying nothing is changed."""
    if who.position is not Position.DYING:
        return
    _reset(who)
    who.position = Position.RESTING
    attend(world, who)
    world.happened(Roused(who))


def stabilize(world: World, who: Player, by: Being | None = None) -> None:
    """Let someone be dying no more: they wake after a while. Refused when they are not dying."""
    if not is_in_danger(who):
        raise Refused(f"{who.name} is not dying.")
    _reset(who)
    _be_stable(world, who)
    world.happened(Stabilized(who, by))


def tend(world: World, who: Player, whom: Being) -> None:
    """Bind the wounds of somebody who is dying: with a healer's kit for certain, else by a check of Wisdom (Medicine).

    It takes a round. Refused when they are not here, or not dying.
    """
    if whom.room_id != who.room_id:
        raise Refused(f"{subject(whom)} is not here.")
    if whom.position is Position.DEAD:
        raise Refused(f"{subject(whom)} is dead. Bandages do not help any more.")
    if whom.position is not Position.DYING or not isinstance(whom, Player):
        raise Refused(f"{subject(whom)} is not dying." if whom is not who else "You are not dying.")
    if Mortality.of(whom).is_stable:
        raise Refused(f"{whom.name} is in no danger any more: only rest helps now, or healing.")
    Mortality.of(who).tends_until = world.clock.now() + ROUND
    kit = _kit_of(world, who)
    called = known(world, kit).single() if kit is not None else None
    if kit is not None:
        spend_charge(world, kit)
    held = kit is not None or succeeds_check(world, who, Ability.WISDOM, TEND_AGAINST, skill=MEDICINE)
    world.happened(Tended(who, whom, held, called))
    if held:
        stabilize(world, whom, who)


def is_in_danger(who: Player) -> bool:
    """Whether someone is dying, and not only senseless."""
    return who.position is Position.DYING and not Mortality.of(who).is_stable


def let_go(world: World, who: Player) -> None:
    """Wait no longer: whoever is dying dies, and a spirit comes back at once; Refused for the living."""
    match who.position:
        case Position.DYING:
            die(world, who)
        case Position.DEAD:
            spirits.respawn(world, who)
        case _:
            raise Refused("You are alive, and hold on to that.")


def see_to_all(world: World) -> None:
    """After the world was loaded: whoever was dying goes on dying, and spirits come back."""
    for who in list(world.shelf(Player)):
        if who.position is Position.DYING and who.is_active:
            wait(world, who)
        elif who.position is Position.DEAD and who.is_active:
            spirits.wait(world, who)


def wait(world: World, who: Player) -> None:
    """Wait for the next save of someone who is dying, or for their waking."""
    mortality = Mortality.of(who)
    _forget_job(mortality)
    if mortality.fate_at is None:
        mortality.fate_at = world.clock.now() + ROUND
    seconds = mortality.fate_at - world.clock.now()
    mortality.job = world.schedule.after(seconds, "someone dying", lambda: _see_to(world, who))


def forget(who: Player) -> None:
    """A character is gone: nothing more comes of its dying."""
    _forget_job(Mortality.of(who))


def _begin(world: World, who: Player, by: Being | None) -> None:
    _reset(who)
    who.position, who.seat = Position.DYING, None
    Mortality.of(who).fate_at = world.clock.now() + ROUND
    wait(world, who)
    world.happened(Dying(who, by))


def _is_spared(world: World, who: Player, by: Being) -> bool:
    return who.position not in (Position.DYING, Position.DEAD) and world.modified(Sparing(who, by), 0.0) > 0


def _knock_out(world: World, who: Player, by: Being) -> None:
    _reset(who)
    who.position, who.seat = Position.DYING, None
    _be_stable(world, who)
    world.happened(Dying(who, by, spared=True))


def _be_stable(world: World, who: Player) -> None:
    mortality = Mortality.of(who)
    mortality.is_stable = True
    mortality.fate_at = world.clock.now() + world.dice.roll(STABLE) * STABLE_UNIT
    wait(world, who)


def _wound(world: World, who: Player, failures: int, by: Being | None) -> None:
    mortality = Mortality.of(who)
    if mortality.is_stable:
        mortality.is_stable = False
        mortality.fate_at = world.clock.now() + ROUND
        wait(world, who)
    mortality.saves_failed = min(SAVES, mortality.saves_failed + failures)
    world.happened(Wounded(who, mortality.saves_made, mortality.saves_failed))
    if mortality.saves_failed >= SAVES:
        die(world, who, by)


def _see_to(world: World, who: Player) -> None:
    mortality = Mortality.of(who)
    mortality.job = None
    if not who.is_active:
        return
    if is_in_danger(who):
        _save(world, who, mortality)
    elif who.position is Position.DYING:
        heal(world, who, 1)
    if is_in_danger(who):
        mortality.fate_at = world.clock.now() + ROUND
        wait(world, who)


def _save(world: World, who: Player, mortality: Mortality) -> None:
    edge = world.modified(SaveEdge(who, Ability.CONSTITUTION), 0.0)  # of no ability; what hinders all of them counts
    throw = throw_d20(world.dice, int(edge > 0) - int(edge < 0))
    rolled = throw.kept
    outcome = save(rolled)
    success = outcome in (Outcome.SUCCESS, Outcome.AWAKE)
    note_roll(world, who, RollKind.DEATH_SAVE, throw, 0, SAVE_AGAINST, success=success)
    mortality.saves_made += outcome is Outcome.SUCCESS
    failures = {Outcome.FAILURE: 1, Outcome.TWO_FAILURES: 2}.get(outcome, 0)
    mortality.saves_failed = min(SAVES, mortality.saves_failed + failures)
    world.happened(DeathSaved(who, rolled, outcome, mortality.saves_made, mortality.saves_failed))
    if outcome is Outcome.AWAKE:
        heal(world, who, 1)
    elif mortality.saves_failed >= SAVES:
        die(world, who)
    elif mortality.saves_made >= SAVES:
        stabilize(world, who)


def _reset(who: Player) -> None:
    mortality = Mortality.of(who)
    _forget_job(mortality)
    mortality.saves_made = mortality.saves_failed = 0
    mortality.is_stable, mortality.fate_at = False, None


def _forget_job(mortality: Mortality) -> None:
    if mortality.job is not None:
        mortality.job.cancel()
        mortality.job = None


def _kit_of(world: World, who: Player) -> Item | None:
    """A healer's kit that someone has about them, with something left in it."""
    for item in packed_by(world, who):
        if template_of(world, item).item_subtype == KIT and charges_of(world, item) != 0:
            return item
    return None
