"""How what creatures do reads."""

from mud.game.being.readers import onlookers
from mud.game.mind.events import Asked, Baffled, HelpCalled, LedAway, PeaceKept, SaidNothing
from mud.play.telling import InRoom, Only, Telling, tell
from mud.play.views import view
from mud.world.world import World


@view(Asked)
def asked(_world: World, event: Asked) -> Telling:
    """Whoever asks, and the room."""
    others = InRoom(event.who.room_id, (event.who,))
    if not event.about:
        return (
            tell(Only(event.who), "You greet {npc}.", npc=event.npc),
            tell(others, "{Who} greets {npc}.", who=event.who, npc=event.npc),
        )
    words = {"npc": event.npc, "about": event.about}
    return (
        tell(Only(event.who), 'You ask {npc} about "[say]{about}[/]".', **words),
        tell(others, '{Who} asks {npc} about "[say]{about}[/]".', who=event.who, **words),
    )


@view(Baffled)
def baffled(_world: World, event: Baffled) -> Telling:
    """The room."""
    return (
        tell(Only(event.who), "{Npc} does not understand your language.", npc=event.npc),
        tell(InRoom(event.npc.room_id, (event.who,)), "{Npc} does not understand {who}.", npc=event.npc, who=event.who),
    )


@view(SaidNothing)
def said_nothing(_world: World, event: SaidNothing) -> Telling:
    """The room."""
    words = "{Npc} has nothing to say about that." if event.about else "{Npc} looks up, and says nothing."
    return (tell(InRoom(event.npc.room_id), words, npc=event.npc),)


@view(PeaceKept)
def peace_kept(_world: World, event: PeaceKept) -> Telling:
    """Whoever is stopped, and the room."""
    return (
        tell(Only(event.who), "{Npc} steps in and knocks your arm aside.", npc=event.npc),
        tell(
            InRoom(event.npc.room_id, (event.who,)),
            "{Npc} steps in and knocks {who:'s} arm aside.",
            npc=event.npc,
            who=event.who,
        ),
    )


@view(LedAway)
def led_away(world: World, event: LedAway) -> Telling:
    """Whoever is led away, those who see them go, and those who see them come."""
    who, npc, room_id = event.who, event.npc, event.room_id
    here = onlookers(world, event.source, who)
    if room_id is None:
        return (
            tell(Only(who), "{Npc} wrings your arm behind your back until you stand still, and lets go.", npc=npc),
            tell(here, "{Npc} wrings {who:'s} arm behind {who:their} back until it is over.", npc=npc, who=who),
        )
    if event.senseless:
        mine = "Somebody has you by collar and belt, and carries you."
        theirs = "{Npc} picks {who} up by collar and belt, and carries {who:them} off."
    else:
        mine = "{Npc} takes you by the collar, and marches you off."
        theirs = "{Npc} takes {who} by the collar, and marches {who:them} off."
    there = "{Npc} brings {who} in, sets {who:them} down, and goes back."
    return (
        tell(Only(who), mine, npc=npc),
        tell(here, theirs, npc=npc, who=who),
        tell(onlookers(world, room_id, who), there, npc=npc, who=who),
    )


@view(HelpCalled)
def help_called(_world: World, event: HelpCalled) -> Telling:
    """The room."""
    return (
        tell(Only(event.foe), "{Npc} calls for help against you!", npc=event.npc),
        tell(
            InRoom(event.npc.room_id, (event.foe,)), "{Npc} calls for help against {foe}!", npc=event.npc, foe=event.foe
        ),
    )
