"""How prompts and words of one's own are shown."""

from collections.abc import Callable

from mud.game.being.events import AliasesRead, AliasSet, PromptRead, PromptSet
from mud.game.being.model import Player
from mud.game.being.rules import USUAL_PROMPT
from mud.play.prompts import StandingPrompt, prompt_of
from mud.play.screens import Screen
from mud.play.telling import Only, Telling, tell
from mud.play.views import screen, view
from mud.text.page import Entry, Field, Paragraph
from mud.text.span import Text, styled
from mud.world.world import World


def prompt_for(world: World, player: Player) -> Callable[[], Text]:
    """What says, whenever it is asked, what stands before the line that the player types."""
    standing = StandingPrompt(world, player)
    return lambda: standing.text(USUAL_PROMPT if player.prompt is None else player.prompt)


@view(PromptSet)
def prompt_set(_world: World, event: PromptSet) -> Telling:
    """Only whoever reads it."""
    words = {None: "You have the usual prompt again.", "": "You have no prompt now. To have it back: prompt default"}
    return (tell(Only(event.who), words.get(event.who.prompt, "You have a prompt of your own now.")),)


@screen(PromptRead)
def prompt_read(world: World, event: PromptRead) -> Screen[Player]:
    """The template, then every token with what it is."""
    template = USUAL_PROMPT if event.reader.prompt is None else event.reader.prompt
    made: Screen[Player] = Screen(event.reader, styled("Your prompt", "title"), ("", "tokens"))
    made.add("", Paragraph(styled(template or "There is none.")))
    made.head("tokens", styled("What it can show", "heading"))
    for name, token in prompt_of(world, event.reader).tokens.items():
        made.add("tokens", Entry((*styled(f"{{{name}}}", "key"), *styled(f": {token.about}."))))
    return made


@view(AliasSet)
def alias_set(_world: World, event: AliasSet) -> Telling:
    """Only whoever types it."""
    if event.body is None:
        return (tell(Only(event.who), "[key]{name}[/] stands for nothing now.", name=event.name),)
    return (tell(Only(event.who), "[key]{name}[/] stands for: {body}", name=event.name, body=event.body),)


@screen(AliasesRead)
def aliases_read(_world: World, event: AliasesRead) -> Screen[Player]:
    """Each word with what it stands for."""
    made: Screen[Player] = Screen(event.reader, styled("Your aliases", "title"))
    made.add("", *(Field(name, styled(body)) for name, body in sorted(event.aliases.items())))
    if not event.aliases:
        made.add("", Paragraph(styled("You have none. Type help alias to read how to make one.")))
    return made
