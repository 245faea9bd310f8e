"""Changing characters and skies, and speaking to everyone."""

from typing import Annotated

from mud.game.area.specs import Area
from mud.game.being.model import Player
from mud.game.sky.specs import Weather
from mud.game.wizard.acts import changing, skies
from mud.game.wizard.acts.changing import ABILITIES, Change
from mud.game.wizard.events import Announced, HealedByStaff
from mud.game.wizard.readers import area, whom
from mud.kernel.errors import Refused
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.readers import one_word
from mud.play.roles import Permission
from mud.play.words import shortened
from mud.text.grammar import join_list

QUOTES = '"\u201c\u201d'

LONGEST_ANNOUNCEMENT = 500
"""Characters: a few sentences. What is longer belongs into the news."""


@command("alter", permission=Permission.CHANGE, category="staff")
def alter(
    ctx: Ctx[Player], someone: Annotated[Player, whom], word: Annotated[str, one_word], text: Annotated[str, one_word]
) -> None:
    """Set a number of a character, or its title or pronouns; with + or - in front, add to it or take from it.

    There are level, experience, health, maxhealth, energy, maxenergy, armor, coins, title, pronouns and the six
    abilities. Coins are made or taken, and stand in the ledger as such. A text of several words stands in quotes.

    Examples: alter ann level 5; alter ann coins +250; alter ann title "of the Mill"

    See also: modify, restore, heal, undo
    """
    _note(ctx, changing.alter(ctx.world, ctx.actor, someone, {word: text.strip(QUOTES)}))


@command("modify", "modifystats", permission=Permission.CHANGE, category="staff")
def modify(ctx: Ctx[Player], someone: Annotated[Player, whom], text: str) -> None:
    """Change several ability scores of a character at once, all or none: a name and a score, or a name and +2 or -2.

    Examples: modify ann strength 15 wisdom 8; modify ann dexterity +2

    See also: alter, undo
    """
    words = text.casefold().split()
    given = dict(zip(words[::2], words[1::2], strict=False))
    if len(words) % 2 or len(given) * 2 != len(words) or any(word not in ABILITIES for word in given):
        raise Refused(f"Give each ability once, and its score: {join_list(list(ABILITIES), 'or')}.")
    _note(ctx, changing.alter(ctx.world, ctx.actor, someone, given))


@command("setflag", permission=Permission.CHANGE, category="staff")
def set_flag(
    ctx: Ctx[Player],
    someone: Annotated[Player, whom],
    word: Annotated[str, one_word],
    text: Annotated[str, one_word] = "",
) -> None:
    """Note something of a character that puzzles and quests ask for; without a value, forget it.

    A value is yes, no, a whole number, or a text, which stands in quotes if it has several words.

    Examples: setflag ann met_the_miller yes; setflag ann sacks_carried 3; setflag ann met_the_miller

    See also: alter, stat, undo
    """
    ctx.noted["set"] = changing.set_flag(ctx.world, ctx.actor, someone, word.casefold(), text.strip(QUOTES))


@command("heal", permission=Permission.CHANGE, category="staff")
def heal(ctx: Ctx[Player], someone: Annotated[Player, whom], text: Annotated[str, one_word] = "") -> None:
    """Give someone hit points back: all that are missing, or as many as you say.

    Examples: heal ann; heal ann 10

    See also: restore
    """
    if text and not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise Refused(f"'{shortened(text)}' is no number of hit points.")
    amount = changing.heal(ctx.world, ctx.actor, someone, int(text) if text else None)
    ctx.noted["healed"] = str(amount)
    ctx.world.happened(HealedByStaff(ctx.actor, someone, amount))


@command("restore", permission=Permission.CHANGE, category="staff")
def restore(ctx: Ctx[Player], someone: Annotated[Player, whom]) -> None:
    """Give someone back all health and energy.

    Examples: restore ann

    See also: heal
    """
    changing.restore(ctx.world, ctx.actor, someone)


@command("announce", permission=Permission.ANNOUNCE, category="staff", unsplit=True)
def announce(ctx: Ctx[Player], text: str) -> None:
    """Say something to everyone in the world, in the name of the staff.

    Examples: announce The ferry is late today.
    """
    if len(text) > LONGEST_ANNOUNCEMENT:
        raise Refused(f"An announcement has at most {LONGEST_ANNOUNCEMENT} characters; this one has {len(text)}.")
    ctx.world.happened(Announced(ctx.actor, text))


@command("settime", permission=Permission.SKY, category="staff")
def set_time(ctx: Ctx[Player], area: Annotated[Area, area], text: Annotated[str, one_word]) -> None:
    """Set the clock of an area: hours and minutes of the same day. What day it is does not change.

    Examples: settime town 14:30; settime town 6

    See also: setweather
    """
    hour, colon, minute = text.partition(":")
    numbers = [part for part in (hour, minute or "0") if part.isascii() and part.isdigit() and len(part) <= 2]
    if len(numbers) != 2 or (colon and not minute) or int(numbers[0]) > 23 or int(numbers[1]) > 59:
        raise Refused("A time of day is hours and minutes: 6, 14:30, 23:59.")
    skies.change_clock(ctx.world, ctx.actor, area, int(numbers[0]), int(numbers[1]))
    ctx.noted["time"] = f"{int(numbers[0]):02}:{int(numbers[1]):02}"


@command("setweather", permission=Permission.SKY, category="staff")
def set_weather(ctx: Ctx[Player], area: Annotated[Area, area], text: Annotated[str, one_word]) -> None:
    """Set the weather of an area, until it changes by itself.

    Examples: setweather town rain; setweather town clear

    See also: settime
    """
    if text.casefold() not in set(Weather):
        raise Refused(f"The weather can be {join_list(list(Weather), 'or')}.")
    skies.change_weather(ctx.world, ctx.actor, area, Weather(text.casefold()))
    ctx.noted["weather"] = text.casefold()


def _note(ctx: Ctx[Player], changes: list[Change]) -> None:
    ctx.noted["set"] = "; ".join(map(str, changes))
