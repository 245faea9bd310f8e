"""How one person is shown things: what their client says of its screen, and what they prefer to it."""

from dataclasses import replace
from functools import lru_cache
from typing import Final

from mud.game.account.model import ColorChoice, Preferences, Switch
from mud.text.color import ColorDepth
from mud.text.kind import Kind
from mud.text.link import Links

SHORTEST_PAGE: Final = 5
"""Lines. A window said to be lower than this would stop at every sentence."""

KINDS: Final = 1024
"""Kinds of screens known at a time: as many widths as there are, for each of the commonest clients."""

_DEPTHS = {
    ColorChoice.NONE: ColorDepth.NONE,
    ColorChoice.SIXTEEN: ColorDepth.ANSI16,
    ColorChoice.MANY: ColorDepth.ANSI256,
    ColorChoice.TRUE: ColorDepth.TRUE,
}


def preferred(said: Kind, preferences: Preferences) -> Kind:
    """The kind of screen that the client says it has, as the person wants it used."""
    return one_of_each(
        replace(
            said,
            width=said.width if preferences.width is None else preferences.width,
            depth=_DEPTHS.get(preferences.color, said.depth),
            screen_reader=_is_on(preferences.screen_reader, said.screen_reader),
            theme=preferences.theme,
            links=_links(preferences.links, said.links),
        )
    )


@lru_cache(KINDS)
def one_of_each(kind: Kind) -> Kind:
    """The same object for all who have equal screens: to see that two are one costs less than to see them equal."""
    return kind


def page_height(rows: int | None, kind: Kind, preferences: Preferences) -> int | None:
    """Lines after which a page stops; None when it never does.

    `rows` is the height of the window, None where the client does not say. A screen reader stops by itself.
    """
    if preferences.pager is not None:
        return preferences.pager or None
    if kind.screen_reader or not rows:
        return None
    return max(SHORTEST_PAGE, rows - 1)


def _links(switch: Switch, said: Links) -> Links:
    """Whoever wants links of a client that says nothing of them gets those that most of today's terminals read."""
    match switch:
        case Switch.OFF:
            return Links.NONE
        case Switch.ON if said is Links.NONE:
            return Links.OSC
    return said


def _is_on(switch: Switch, said: bool) -> bool:
    return said if switch is Switch.AUTO else switch is Switch.ON
