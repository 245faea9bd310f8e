"""What happens with gear, in sentences."""

from mud.game.gear.events import (
    Attuned,
    AttunementEnded,
    BurdenChanged,
    CurseFelt,
    CurseLifted,
    Disenchanted,
    Enchanted,
    FocusBegan,
    FocusBroken,
    Identified,
    LoadoutRemoved,
    LoadoutRenamed,
    LoadoutSaved,
    LoadoutWorn,
    Modified,
    StudyFailed,
    Unused,
)
from mud.game.gear.model import Burden, Task
from mud.play.naming import Noun
from mud.play.telling import InRoom, Only, Telling, tell
from mud.play.views import view
from mud.text.grammar import count_phrase, definite
from mud.world.world import World

HEAVIER = {
    Burden.LADEN: "You feel the weight of what you carry.",
    Burden.HEAVY: "You are heavily laden now. It slows you.",
    Burden.TOO_MUCH: "You carry more than you can. Every step is work.",
}
LIGHTER = {
    Burden.LIGHT: "You carry your load easily again.",
    Burden.LADEN: "You are still laden, but can step out again.",
    Burden.HEAVY: "You are still heavily laden, but can walk.",
}
BEGINS = {
    Task.ATTUNE: (
        "You hold {item:the} and give it your whole mind. It takes about a minute.",
        "{Who} holds {item} and seems to listen to it.",
    ),
    Task.STUDY: (
        "You look at {item:the} from all sides. It takes about a minute to make it out.",
        "{Who} looks at {item} from all sides.",
    ),
}
BROKEN = {
    Task.ATTUNE: "Your mind is off it, and you are not attuned.",
    Task.STUDY: "You leave off studying.",
}


@view(Unused)
def unused(_world: World, event: Unused) -> Telling:
    """Only whoever fumbles with it."""
    return (tell(Only(event.who), "You have never learned to use {item}, and it hampers you.", item=event.item),)


@view(BurdenChanged)
def burden_changed(_world: World, event: BurdenChanged) -> Telling:
    """Only whoever carries it."""
    words = (LIGHTER if event.lighter else HEAVIER)[event.burden]
    return (tell(Only(event.who), words),)


@view(LoadoutSaved)
def loadout_saved(_world: World, event: LoadoutSaved) -> Telling:
    """Only whoever saves it."""
    done = "again, in place of what it was" if event.replaced else f"with {count_phrase(event.count, 'thing')}"
    return (tell(Only(event.who), f"Saved {done}. To wear it: [key]loadout {{name}}[/]", name=event.name),)


@view(LoadoutWorn)
def loadout_worn(_world: World, event: LoadoutWorn) -> Telling:
    """What could not be done, then that the rest is."""
    who = Only(event.who)
    lines = [tell(who, "You do not have {what} with you.", what=definite(name)) for name in event.missing]
    lines += [tell(who, "{why}", why=why) for why in event.refused]
    done = "The rest is done: you wear {name}." if lines else "You wear {name}."
    return (*lines, tell(who, done, name=event.name))


@view(LoadoutRemoved)
def loadout_removed(_world: World, event: LoadoutRemoved) -> Telling:
    """Only whoever had it."""
    return (tell(Only(event.who), "You have no loadout {name} any more.", name=event.name),)


@view(LoadoutRenamed)
def loadout_renamed(_world: World, event: LoadoutRenamed) -> Telling:
    """Only whoever has it."""
    return (tell(Only(event.who), "{Name} is called {to} now.", name=event.name, to=event.to),)


@view(FocusBegan)
def focus_began(_world: World, event: FocusBegan) -> Telling:
    """Whoever is bent over it, and whoever watches."""
    mine, theirs = BEGINS[event.task]
    return (
        tell(Only(event.who), mine, item=event.item),
        tell(InRoom(event.who.room_id, (event.who,)), theirs, who=event.who, item=event.item),
    )


@view(FocusBroken)
def focus_broken(_world: World, event: FocusBroken) -> Telling:
    """Only whose mind it was."""
    return (tell(Only(event.who), BROKEN[event.task]),)


@view(Attuned)
def attuned(_world: World, event: Attuned) -> Telling:
    """Only the one of the two that can read."""
    return (tell(Only(event.who), "[magic]You are attuned to {item:the}.[/]", item=event.item),)


@view(AttunementEnded)
def attunement_ended(_world: World, event: AttunementEnded) -> Telling:
    """As for the beginning."""
    return (tell(Only(event.who), "You are attuned to {item:the} no longer.", item=event.item),)


@view(StudyFailed)
def study_failed(_world: World, event: StudyFailed) -> Telling:
    """Only whoever studied it."""
    return (tell(Only(event.who), "You are none the wiser about {item:the}.", item=event.item),)


@view(Identified)
def identified(_world: World, event: Identified) -> Telling:
    """All who are there learn it."""
    before = Noun(event.called, style="thing")
    return (
        tell(Only(event.who), "[magic]You know now what {before:the} is: {item}.[/]", before=before, item=event.item),
        tell(
            InRoom(event.who.room_id, (event.who,)),
            "{Who} finds out what {before:the} is: {item}.",
            who=event.who,
            before=before,
            item=event.item,
        ),
    )


@view(CurseFelt)
def curse_felt(_world: World, event: CurseFelt) -> Telling:
    """Only whoever wears it."""
    return (tell(Only(event.who), "[bad]{Item:the} takes hold of you. It is cursed.[/]", item=event.item),)


@view(CurseLifted)
def curse_lifted(_world: World, event: CurseLifted) -> Telling:
    """Whoever did it and the room."""
    return (
        tell(Only(event.who), "[magic]The curse on {item:the} is broken.[/]", item=event.item),
        tell(InRoom(event.who.room_id, (event.who,)), "Something lets go of {item:the}.", item=event.item),
    )


@view(Enchanted)
def enchanted(_world: World, event: Enchanted) -> Telling:
    """Whoever did it and the room."""
    names = {"before": Noun(event.called, style="thing"), "magic": event.change.name}
    return (
        tell(Only(event.who), "[magic]You lay {magic} on {before:the}.[/]", **names),
        tell(InRoom(event.who.room_id, (event.who,)), "{Who} lays {magic} on {before:the}.", who=event.who, **names),
    )


@view(Disenchanted)
def disenchanted(_world: World, event: Disenchanted) -> Telling:
    """Whoever did it and the room."""
    return (
        tell(Only(event.who), "The magic goes out of {item:the}.", item=event.item),
        tell(InRoom(event.who.room_id, (event.who,)), "The magic goes out of {item:the}.", item=event.item),
    )


@view(Modified)
def modified(_world: World, event: Modified) -> Telling:
    """Whoever did it and the room."""
    names = {"before": Noun(event.called, style="thing"), "work": event.change.name}
    return (
        tell(Only(event.who), "You give {before:the} {work}.", **names),
        tell(InRoom(event.who.room_id, (event.who,)), "{Who} gives {before:the} {work}.", who=event.who, **names),
    )
