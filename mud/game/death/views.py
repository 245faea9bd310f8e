"""How death is told, and the list of one's corpses."""

from mud.game.area.specs import Area
from mud.game.being.model import Being, Player
from mud.game.being.readers import onlookers
from mud.game.death.acts.remains import corpse_of, corpses_of, room_of_corpse
from mud.game.death.acts.spirits import return_of
from mud.game.death.events import (
    CoinsFound,
    CorpseDecays,
    CorpseGone,
    CorpseKept,
    CorpsesRead,
    DeathSaved,
    DebtPaid,
    Died,
    Dying,
    FateRead,
    LeaveGiven,
    LootLeft,
    Respawned,
    ReturnNears,
    Revived,
    Roused,
    ShrineChosen,
    Stabilized,
    Tended,
    Wounded,
)
from mud.game.death.model import Corpse, Mortality
from mud.game.death.rules import SAVES, Outcome
from mud.game.place.acts import has_flag
from mud.game.place.specs import Room, RoomFlag
from mud.game.thing.acts.vessels import inside
from mud.game.thing.model import Item
from mud.game.thing.views import known
from mud.kernel.money import Copper
from mud.play.money import in_coins
from mud.play.screens import Screen
from mud.play.telling import InRoom, Only, Telling, tell
from mud.play.views import screen, view
from mud.text.grammar import capital, count_phrase, definite, number_word
from mud.text.page import Entry, Paragraph
from mud.text.span import styled
from mud.world.world import World

LET_GO = "To wait no longer, type [key send]release[/]."
"""How those are told who can do little else."""

OUTCOMES = {
    Outcome.SUCCESS: "[good]Your heart goes on beating[/] ({rolled}).",
    Outcome.FAILURE: "[bad]The dark comes closer[/] ({rolled}).",
    Outcome.TWO_FAILURES: "[bad]The dark closes over you[/] ({rolled}): that counts twice.",
    Outcome.AWAKE: "[good]Something in you refuses[/] ({rolled}).",
}


def laws_of(world: World, room: Room) -> list[str]:
    """What holds in a room among players: whether they may attack each other, and what dying there costs."""
    laws = []
    if has_flag(world, room, RoomFlag.ARENA):
        laws.append("People may fight each other here. Whoever dies of it owes no experience.")
    if has_flag(world, room, RoomFlag.PLUNDER):
        laws.append("Anyone may take what lies in the corpses of people here.")
    return laws


@view(Dying)
def dying(world: World, event: Dying) -> Telling:
    """Whoever falls reads what can be done; the room sees them fall."""
    who = event.who
    if event.spared:
        return _knocked_out(world, who, event.by)
    mine = (
        "[bad]You fall, and lie senseless: you are dying.[/] Every six seconds your body fights for itself. "
        f"Three times lost is death, three times won is saved. Others can tend you or heal you. {LET_GO}"
    )
    return (
        tell(Only(who), mine),
        tell(onlookers(world, who.room_id, who), "[bad]{Who} falls and lies senseless, close to death.[/]", who=who),
    )


def _knocked_out(world: World, who: Player, by: Being | None) -> Telling:
    mine = (
        "[bad]You fall, and lie senseless.[/] {By} held back at the last: you live, and will come to in a few minutes."
    )
    return (
        tell(Only(who), f"{mine} {LET_GO}", by=by),
        tell(onlookers(world, who.room_id, who), "[bad]{Who} falls and lies senseless,[/] but breathes.", who=who),
    )


@view(DeathSaved)
def death_saved(_world: World, event: DeathSaved) -> Telling:
    """Only whoever it is about, with the count."""
    count = "" if event.outcome is Outcome.AWAKE else f" {_counted(event.made, event.failed)}"
    return (tell(Only(event.who), OUTCOMES[event.outcome] + count, rolled=str(event.rolled)),)


@view(Wounded)
def wounded(_world: World, event: Wounded) -> Telling:
    """Only whoever lies there: the blow has been told."""
    mine = "[bad]It costs you what strength you had left.[/] {count}"
    return (tell(Only(event.who), mine, count=_counted(event.made, event.failed)),)


def _counted(made: int, failed: int) -> str:
    return f"Won: {number_word(made)} of {number_word(SAVES)}. Lost: {number_word(failed)} of {number_word(SAVES)}."


@view(Tended)
def tended(world: World, event: Tended) -> Telling:
    """Both and the room; that it held is told by itself."""
    who, whom = event.who, event.whom
    names: dict[str, object] = {"who": who, "whom": whom} | ({"kit": event.kit} if event.kit is not None else {})
    using = " with {kit:a}" if event.kit is not None else ""
    after = "" if event.held else " The bleeding does not stop."
    return (
        tell(Only(who), f"You bind {{whom:'s}} wounds{using}.{after}", **names),
        tell(Only(whom), f"From far away you feel hands on your wounds.{after}"),
        tell(onlookers(world, who.room_id, who, whom), f"{{Who}} binds {{whom:'s}} wounds{using}.{after}", **names),
    )


@view(Stabilized)
def stabilized(world: World, event: Stabilized) -> Telling:
    """Whoever is out of danger, and the room."""
    who = event.who
    mine = "[good]You are dying no more.[/] In a few minutes you will come to, or sooner if somebody heals you."
    return (
        tell(Only(who), f"{mine} {LET_GO}"),
        tell(onlookers(world, who.room_id, who), "[good]{Who} breathes evenly, and is dying no more.[/]", who=who),
    )


@view(Roused)
def roused(world: World, event: Roused) -> Telling:
    """Whoever wakes, and the room."""
    who = event.who
    return (
        tell(Only(who), "[good]You come to your senses.[/] You are lying on the ground; to get up, type stand."),
        tell(onlookers(world, who.room_id, who), "{Who} comes to.", who=who),
    )


@view(Died)
def died(world: World, event: Died) -> Telling:
    """Whoever died reads what becomes of them and of what they had; the room sees it."""
    who = event.who
    theirs = tell(onlookers(world, event.room_id, who), "[bad]{Who} is dead.[/]", who=who)
    if not isinstance(who, Player):
        return (theirs,)
    kept = "What you carried lies in your corpse" if event.corpse is not None else "What you carried stays with you"
    owing = f" You owe {count_phrase(event.debt, 'point')} of experience for it." if event.debt else ""
    mine = (
        f"[bad]You are dead.[/] {kept}, and you are a spirit beside it.{owing} In {_seconds(event.back_in)} you will "
        f"come back to life: in {{where}}. Somebody may revive you before. {LET_GO}"
    )
    return (tell(Only(who), mine, where=event.back_to), theirs)


@view(ReturnNears)
def return_nears(_world: World, event: ReturnNears) -> Telling:
    """Only the spirit."""
    mine = f"In {_seconds(event.seconds)} you will come back to life: in {{where}}."
    return (tell(Only(event.who), mine, where=event.back_to),)


def _seconds(seconds: int) -> str:
    return count_phrase(seconds, "second")


@view(Revived)
def revived(world: World, event: Revived) -> Telling:
    """Whoever lives again, who did it, and the room."""
    who, by = event.who, event.by
    mine = "[good]You draw breath again.[/] What lay with you is yours again."
    theirs = "[good]{Who} draws breath again.[/]"
    told = (tell(Only(who), mine), tell(onlookers(world, who.room_id, who), theirs, who=who))
    return told if by is None or by is who else (*told, tell(Only(who), "It was {by} who called you.", by=by))


@view(Respawned)
def respawned(_world: World, event: Respawned) -> Telling:
    """Whoever comes back, and the two rooms."""
    who = event.who
    mine = "[good]You come back to life[/], weak and empty-handed. Type [key send]corpse[/] to read where yours lies."
    return (
        tell(Only(who), mine),
        tell(InRoom(event.source, (who,)), "The spirit of {who} fades away.", who=who.name),
        tell(InRoom(event.target, (who,)), "{Who} comes back to life here, pale and blinking.", who=who.name),
    )


@view(CoinsFound)
def coins_found(world: World, event: CoinsFound) -> Telling:
    """Whoever takes them; the room sees no amount."""
    who, names = event.who, {"corpse": event.corpse}
    return (
        tell(Only(who), "You take {amount} out of {corpse:the}.", amount=in_coins(event.amount), **names),
        tell(onlookers(world, who.room_id, who), "{Who} takes coins out of {corpse:the}.", who=who, **names),
    )


@view(LootLeft)
def loot_left(_world: World, event: LootLeft) -> Telling:
    """Only whoever wanted it."""
    return (tell(Only(event.who), "{why}", why=event.why),)


@view(CorpseDecays)
def corpse_decays(_world: World, event: CorpseDecays) -> Telling:
    """Whoever is there."""
    return (tell(InRoom(event.room_id), "[muted]{Corpse:the} will not last much longer.[/]", corpse=event.corpse),)


@view(CorpseGone)
def corpse_gone(_world: World, event: CorpseGone) -> Telling:
    """Whoever is there."""
    return (tell(InRoom(event.room_id), "[muted]{Called:the} crumbles to dust.[/]", called=event.called),)


@view(CorpseKept)
def corpse_kept(_world: World, event: CorpseKept) -> Telling:
    """Its owner wherever they are, and whoever is where it lay."""
    mine = "{Called:the} is no more. All that was in it is kept for you: {room}. Your coins are in your purse again."
    theirs = "[muted]{Called:the} crumbles, and what was in it is carried away to be kept.[/]"
    return (
        tell(Only(event.owner), mine, called=event.called, room=event.room.name),
        tell(InRoom(event.source, (event.owner,)), theirs, called=event.called),
    )


@view(LeaveGiven)
def leave_given(_world: World, event: LeaveGiven) -> Telling:
    """Both of them."""
    who, to = event.who, event.to
    mine = "{To} may take from your corpses now." if event.may else "{To} may take nothing from your corpses any more."
    theirs = (
        "You may take from the corpses of {who} now." if event.may else "The corpses of {who} are closed to you again."
    )
    return (tell(Only(who), mine, to=to.name), tell(Only(to), theirs, who=who.name))


@view(ShrineChosen)
def shrine_chosen(world: World, event: ShrineChosen) -> Telling:
    """Whoever prays, and the room."""
    mine = "You pray. When you die, you will come back to life here."
    who = event.who
    return (tell(Only(who), mine), tell(onlookers(world, who.room_id, who), "{Who} prays.", who=who))


@view(DebtPaid)
def debt_paid(_world: World, event: DebtPaid) -> Telling:
    """Only whoever owes it."""
    left = f"You still owe {event.left}." if event.left else "You owe nothing any more."
    return (tell(Only(event.who), f"{count_phrase(event.amount, 'point')} of it paid for your death. {left}"),)


@screen(FateRead)
def fate_read(world: World, event: FateRead) -> Screen[Player]:
    """Whoever comes back while they are dying or dead reads how they are."""
    who = event.reader
    mortality = Mortality.of(who)
    made: Screen[Player] = Screen(who)
    if who.is_aware:
        left = max(0, round((mortality.fate_at or 0.0) - world.clock.now()))
        words = f"You are dead. In {_seconds(left)} you will come back to life in {return_of(world, who).name}."
    elif mortality.is_stable:
        words = "You lie senseless, but you are dying no more."
    else:
        words = f"You lie senseless, and are dying. {_counted(mortality.saves_made, mortality.saves_failed)}"
    made.add("", Paragraph(styled(f"{words} To wait no longer, type release.")))
    return made


@screen(CorpsesRead)
def corpses_read(world: World, event: CorpsesRead) -> Screen[Player]:
    """Each with where it lies and how long it will."""
    reader = event.reader
    made: Screen[Player] = Screen(reader, styled("What you left behind", "title"))
    for item in corpses_of(world, reader):
        corpse = corpse_of(world, item)
        if corpse is not None:
            made.add("", Entry(styled(_whereabouts(world, item, corpse))))
    if not corpses_of(world, reader):
        made.add("", Paragraph(styled("No corpse of yours lies anywhere.")))
    debt = Mortality.of(reader).debt
    if debt:
        made.add("", Paragraph(styled(f"You owe {count_phrase(debt, 'point')} of experience for having died.")))
    return made


def _whereabouts(world: World, item: Item, corpse: Corpse) -> str:
    room = room_of_corpse(world, item)
    area = world.catalog.find(Area, room.area_id) if room is not None and room.area_id else None
    where = "somebody has it" if room is None else f"it lies in {room.name}" + (f", {area.name}" if area else "")
    called = capital(definite(known(world, item).words))
    return f"{called}: {where}. {_held(world, item, corpse)} {_lasting(world, corpse)}"


def _held(world: World, item: Item, corpse: Corpse) -> str:
    things = len(inside(world, item))
    held = [count_phrase(things, "thing")] if things else []
    held += [in_coins(Copper(corpse.coins))] if corpse.coins else []
    return f"In it: {' and '.join(held)}." if held else "There is nothing in it."


def _lasting(world: World, corpse: Corpse) -> str:
    if corpse.decays_at is None:
        return "It is kept for you until you come."
    left = max(0.0, corpse.decays_at - world.clock.now())
    for unit, length in (("hour", 3600), ("minute", 60)):
        if left >= length:
            return f"It lasts about {count_phrase(round(left / length), unit)} more."
    return "It lasts less than a minute more."
