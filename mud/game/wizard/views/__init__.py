"""What people see of what staff do, and what staff see."""

from mud.game.being.model import Player
from mud.game.wizard.acts import target_of
from mud.game.wizard.events import AuditRead
from mud.game.wizard.model import AdminAction
from mud.play.durations import ago
from mud.play.screens import Screen
from mud.play.views import screen
from mud.text.page import Entry, Paragraph
from mud.text.span import styled
from mud.world.world import World


@screen(AuditRead)
def audit_read(world: World, event: AuditRead) -> Screen[Player]:
    """An act on a line."""
    made: Screen[Player] = Screen(event.reader, styled("Privileged acts", "title"))
    for act in event.acts:
        made.add("", Entry((*styled(f"{act.number}. ", "key"), *styled(_sentence(world, act)))))
    if not event.acts:
        made.add("", Paragraph(styled("There is none that fits.")))
    if event.more:
        made.add("", Paragraph(styled(f"And {event.more} more: give a number, or more words.")))
    return made


def _sentence(world: World, act: AdminAction) -> str:
    details = dict(act.details) if act.details is not None else {}
    line, refused = details.pop("line", act.action), details.pop("refused", None)
    whom, played = target_of(world, act), details.pop("as", "")
    details.pop("role", None)
    details.pop("ids", None)
    parts = [f"{act.admin_name}{f' as {played}' if played else ''}, {_when(world, act)}: {line}"]
    parts += [f"target: {whom}"] if whom else []
    parts += [f"{key}: {text}" for key, text in details.items()]
    parts += [f"refused: {refused}"] if refused is not None else []
    return "; ".join(part.rstrip(".") for part in parts) + "."


def _when(world: World, act: AdminAction) -> str:
    return f"{ago(world.clock.now() - act.timestamp)} ago"
