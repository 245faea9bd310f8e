"""Who has no hit points left falls; the dying and the dead do nothing; corpses are respected, and end."""

from typing import Final

from mud.game.being.acts import BusyFor, Walking, preferences_of
from mud.game.being.acts.postures import Settling
from mud.game.being.events import Healed, LinkFound, PlayerDeleted, PlayerEntered
from mud.game.being.feeds import StatusSheet
from mud.game.being.model import Being, Player, Position
from mud.game.being.rules import DREAMING, subject
from mud.game.being.rules.numbers import CanAct, can_act
from mud.game.being.views import InsideScreen, ScoreScreen
from mud.game.being.views.rooms import DarkScreen, RoomPicture
from mud.game.calling.acts import ExperienceGain
from mud.game.calling.events import ExperienceGained
from mud.game.combat.events import Felled
from mud.game.death.acts import die, dying, remains, rewards
from mud.game.death.events import Died, Dying, FateRead, LootLeft
from mud.game.death.model import Corpse, Mortality
from mud.game.death.views import laws_of
from mud.game.effect.acts import let_go
from mud.game.effect.events import ConditionsChanged
from mud.game.effect.rules.conditions import WORST_EXHAUSTION
from mud.game.gear.acts.wearing import let_slip
from mud.game.place.acts import Attacking
from mud.game.place.specs import Room
from mud.game.thing.acts import Taking
from mud.game.thing.events import Ceased, TakenOut
from mud.game.thing.model import Item
from mud.kernel.errors import Refused
from mud.kernel.events import on
from mud.kernel.hooks import adds, guard, modifier
from mud.play.dispatch import Obeying
from mud.play.loading import loaded
from mud.play.money import in_coins
from mud.play.prompts import Prompt
from mud.play.queue import Overtaken
from mud.text.grammar import count_phrase
from mud.text.page import Entry, Field, Paragraph
from mud.text.span import styled
from mud.world.world import World

DYING = "You are dying, and can do nothing but hold on. To wait no longer, type release."
SENSELESS = "You are senseless, though out of danger. You will come to. To wait no longer, type release."
DEAD = "You are a spirit, and have no hands. Soon you will live again. To wait no longer, type release."

RELEASE: Final = "release"
"""The command of those who can do nothing else."""

HAUNTING: Final = DREAMING | {"senses", "talk"}
"""Categories of commands that spirits can use: they see, hear and speak."""

TOLD: Final = "death"
"""The name under which the prompt and programs have how close one is to it."""


@loaded
def go_on(world: World) -> None:
    """Whoever was dying when the server stopped goes on dying; corpses and spirits wait for their time."""
    dying.see_to_all(world)
    remains.wait_for_ends(world)


@on(Felled)
def felled(world: World, event: Felled) -> None:
    """Who has no health left falls."""
    dying.fall(world, event.who, event.by, event.beyond, event.critical)


@on(Dying)
def lose_grip(world: World, event: Dying) -> None:
    """The dying are unconscious: they hold nothing, and keep nothing up with their mind."""
    let_slip(world, event.who)
    let_go(world, event.who)


@on(Died)
def lose_hold(world: World, event: Died) -> None:
    """What the dead kept up with their mind ends (SRD 5.1, "Concentration")."""
    let_go(world, event.who)


@on(ConditionsChanged)
def worn_out(world: World, event: ConditionsChanged) -> None:
    """The sixth level of exhaustion is death (SRD 5.1, "Exhaustion")."""
    if event.exhaustion >= WORST_EXHAUSTION:
        die(world, event.who)


@on(Healed)
def healed(world: World, event: Healed) -> None:
    """Any healing wakes who was dying."""
    if isinstance(event.who, Player):
        dying.rouse(world, event.who)


@on(PlayerEntered)
def came_back(world: World, event: PlayerEntered) -> None:
    """Whoever comes into the world dying, or dead, reads so."""
    _remind(world, event.who)


@on(LinkFound)
def found_again(world: World, event: LinkFound) -> None:
    """So does who is at the keys again."""
    _remind(world, event.who)


@on(PlayerDeleted)
def forget(world: World, event: PlayerDeleted) -> None:
    """A character that is gone dies no more, and owns no corpse."""
    dying.forget(event.player)
    remains.forget_owner(world, event.player)


@on(Ceased)
def corpse_gone(world: World, event: Ceased) -> None:
    """A corpse that is no more is nobody's."""
    remains.forget(world, event.item)


@on(Died)
def take_at_once(world: World, event: Died) -> None:
    """Whoever wants it so takes what a creature leaves to which they dealt the last blow."""
    by = event.by
    if event.corpse is None or not isinstance(by, Player) or isinstance(event.who, Player):
        return
    wants = preferences_of(world, by).autoloot and by.online and by.room_id == event.room_id and can_act(world, by)
    if wants and (remains.has_anything(world, event.corpse)):
        try:
            remains.loot(world, by, event.corpse)
        except Refused as refusal:
            world.happened(LootLeft(by, str(refusal)))


@on(TakenOut)
def coins_too(world: World, event: TakenOut) -> None:
    """Whoever takes something out of a corpse takes the coins with it."""
    if isinstance(event.container, Item) and isinstance(event.who, Player):
        remains.take_coins(world, event.who, event.container)


@guard(Obeying)
def lie_still(_world: World, obeying: Obeying) -> None:
    """The dying do nothing but what is the player's and not theirs; spirits see and speak besides."""
    actor, command = obeying.actor, obeying.command
    if not isinstance(actor, Being) or command.name == RELEASE:
        return
    if actor.position is Position.DYING and command.category not in DREAMING:
        raise Overtaken(SENSELESS if isinstance(actor, Player) and Mortality.of(actor).is_stable else DYING)
    if actor.position is Position.DEAD and command.category not in HAUNTING:
        raise Overtaken(DEAD)


@guard(Walking)
def stay(_world: World, walking: Walking) -> None:
    """Neither the dying walk nor the dead."""
    _check_lives(walking.who)


@guard(Settling)
def lie_as_one_fell(_world: World, settling: Settling) -> None:
    """The dying do not get up by themselves, and nobody lies down to die."""
    _check_lives(settling.who)
    if settling.position in (Position.DYING, Position.DEAD):
        raise Refused("Nobody dies by lying down.")


@guard(Attacking)
def leave_the_fallen(_world: World, attacking: Attacking) -> None:
    """The dead are beyond harm; of the dying, creatures let go."""
    target = attacking.target
    if not isinstance(target, Being):
        return
    if target.position is Position.DEAD:
        raise Refused(f"{subject(target)} is dead, and beyond all harm.")
    if target.position is Position.DYING and not isinstance(attacking.who, Player):
        raise Refused(f"{subject(target)} lies still, and is no danger any more.")


@guard(Taking)
def respect(world: World, taking: Taking) -> None:
    """What lies in a corpse is not everyone's."""
    corpse = remains.corpse_around(world, taking.item)
    if corpse is not None:
        remains.check_may_loot(world, taking.who, corpse)


@modifier(CanAct)
def strengthless(_world: World, of: CanAct, number: float) -> float:
    """The dead act no more than the dying, who are unconscious."""
    return 0.0 if of.being.position in (Position.DYING, Position.DEAD) else number


@modifier(ExperienceGain)
def keep_back(_world: World, gain: ExperienceGain, amount: float) -> float:
    """Half of what someone gains pays what they owe for having died."""
    return amount - rewards.kept_back(gain.player, int(amount))


@on(ExperienceGained)
def pay(world: World, event: ExperienceGained) -> None:
    """What was kept back of it is paid."""
    rewards.pay(world, event.who)


@modifier(BusyFor)
def tending(world: World, busy: BusyFor, seconds: float) -> float:
    """Binding wounds takes a round."""
    until = Mortality.of(busy.who).tends_until if isinstance(busy.who, Player) else 0.0
    return max(seconds, until - world.clock.now()) if until else seconds


@adds(InsideScreen)
def coins_inside(world: World, screen: InsideScreen) -> None:
    """The coins in a corpse."""
    corpse = world.get(Corpse, screen.thing.id) if isinstance(screen.thing, Item) else None
    if corpse is not None and corpse.coins:
        screen.add("contents", Entry(styled(in_coins(corpse.coins), "money")))


@adds(RoomPicture)
def law_in_room(world: World, picture: RoomPicture) -> None:
    """Where people may fight, and what dying there costs."""
    picture.add("laws", *(Paragraph(styled(each, "notice")) for each in laws_of(world, picture.room)))


@adds(DarkScreen)
def law_in_the_dark(world: World, screen: DarkScreen) -> None:
    """That holds in the dark as well."""
    room = world.catalog.get(Room, screen.reader.room_id)
    screen.add("", *(Paragraph(styled(each, "notice")) for each in laws_of(world, room)))


@adds(ScoreScreen)
def debt_on_score(_world: World, screen: ScoreScreen) -> None:
    """What one owes for having died."""
    debt = Mortality.of(screen.reader).debt
    if debt:
        screen.add("self", Field("Owed for having died", styled(count_phrase(debt, "point"))))
    if screen.reader.position in (Position.DYING, Position.DEAD):
        screen.add("state", Paragraph(styled(f"You are {_state(screen.reader)}.", "bad")))


@adds(Prompt)
def fate_on_prompt(world: World, prompt: Prompt) -> None:
    """How one stands with death."""
    player = prompt.reader
    if isinstance(player, Player):
        prompt.add(TOLD, "whether you are dying or dead, and for how long", lambda: _fate(world, player))


@adds(StatusSheet)
def fate_on_status(world: World, sheet: StatusSheet) -> None:
    """How one stands with death, for programs."""
    mortality = Mortality.of(sheet.player)
    sheet.add("state", "State", _state(sheet.player).capitalize())
    sheet.add("saves_made", "Death saves won", str(mortality.saves_made))
    sheet.add("saves_failed", "Death saves lost", str(mortality.saves_failed))
    sheet.add("returns", "Back in", str(_returns(world, sheet.player)))
    sheet.add("debt", "Experience owed", str(mortality.debt))


def _remind(world: World, who: Player) -> None:
    if who.position in (Position.DYING, Position.DEAD):
        world.happened(FateRead(who))


def _check_lives(who: Being) -> None:
    if who.position is Position.DYING:
        raise Refused(DYING)
    if who.position is Position.DEAD:
        raise Refused(DEAD)


def _state(who: Player) -> str:
    if who.position is Position.DYING:
        return "stable" if Mortality.of(who).is_stable else "dying"
    return "dead" if who.position is Position.DEAD else "alive"


def _returns(world: World, who: Player) -> int:
    """Seconds until a spirit comes back; 0 for the living."""
    fate_at = Mortality.of(who).fate_at
    if who.position is not Position.DEAD or fate_at is None:
        return 0
    return max(0, round(fate_at - world.clock.now()))


def _fate(world: World, who: Player) -> str:
    match _state(who):
        case "dying":
            mortality = Mortality.of(who)
            return f"dying {mortality.saves_made}/{mortality.saves_failed}"
        case "dead":
            return f"dead {_returns(world, who)}s"
        case "stable":
            return "senseless"
    return ""
