"""How reports and notes read."""

from collections.abc import Iterable

from mud.game.being.acts.presence import staff_here
from mud.game.being.model import Player
from mud.game.moderation.events import AltsRead, NotesRead, Reported, ReportRead, ReportSeenTo, ReportsRead
from mud.game.moderation.model import Remark
from mud.game.moderation.rules import Hint
from mud.game.place.specs import Room
from mud.play.durations import ago
from mud.play.roles import Permission
from mud.play.screens import Screen
from mud.play.telling import Only, Telling, tell
from mud.play.views import screen, view
from mud.text.grammar import join_list
from mud.text.page import Entry, Field, Paragraph
from mud.text.span import styled
from mud.world.world import World


@view(Reported)
def reported(world: World, event: Reported) -> Telling:
    """Whoever reported it, and the staff who are there."""
    thanks = tell(
        Only(event.who),
        "Thank you. The staff will see to it; this is report {number}.",
        number=str(event.report.number),
    )
    told = (
        tell(
            Only(staff),
            "[notice]Report {number}: {name} about {about}.[/] Type reports {number}.",
            number=str(event.report.number),
            name=event.report.player_name,
            about=event.report.about_name,
        )
        for staff in staff_here(world, Permission.MODERATE.role)
        if staff is not event.who
    )
    return (thanks, *told)


@view(ReportSeenTo)
def report_seen_to(world: World, event: ReportSeenTo) -> Telling:
    """All staff who are there, so that nobody does the same."""
    number = str(event.report.number)
    others = (
        tell(Only(staff), "[notice]{Who} {how} report {number}.[/]", who=event.who, how=event.how, number=number)
        for staff in staff_here(world, Permission.MODERATE.role)
        if staff is not event.who
    )
    return (tell(Only(event.who), "Report {number}: {how}.", number=number, how=event.how), *others)


@screen(ReportsRead)
def reports_read(world: World, event: ReportsRead) -> Screen[Player]:
    """One a line, the oldest first."""
    made: Screen[Player] = Screen(event.reader, styled("Reports", "title"))
    for each in event.waiting:
        since = ago(world.clock.now() - each.created_at)
        who = f", claimed by {each.claimed_by}" if each.claimed_by else ""
        made.add(
            "", Entry(styled(f"{each.number}. {each.player_name} about {each.about_name}, {since}{who}: {each.text}"))
        )
    if not event.waiting:
        made.add("", Paragraph(styled("Nothing waits.")))
    return made


@screen(ReportRead)
def report_read(world: World, event: ReportRead) -> Screen[Player]:
    """All there is about it; what the reporter read stands last."""
    found = event.report
    made: Screen[Player] = Screen(event.reader, styled(f"Report {found.number}", "title"))
    room = world.catalog.find(Room, found.room_id)
    facts = (
        ("From", found.player_name),
        ("About", found.about_name),
        ("Where", room.name if room else found.room_id),
        ("When", f"{ago(world.clock.now() - found.created_at)} ago"),
        ("Standing", f"{found.standing}{f' by {found.claimed_by}' if found.claimed_by else ''}"),
    )
    made.add("", *(Field(name, styled(fact)) for name, fact in facts))
    made.add("", Paragraph(styled(found.text)))
    made.add("", *_remarks(world, found.remarks))
    if found.transcript:
        made.add("", Paragraph(styled(f"What {found.player_name} read before:")))
        made.add("", *(Entry(styled(line)) for line in found.transcript.splitlines()))
    return made


@screen(NotesRead)
def notes_read(world: World, event: NotesRead) -> Screen[Player]:
    """The latest last."""
    made: Screen[Player] = Screen(event.reader, styled(f"Notes on the account {event.name}", "title"))
    remarks = event.notes.remarks if event.notes else ()
    made.add("", *_remarks(world, remarks))
    if not remarks:
        made.add("", Paragraph(styled("Nothing is noted.")))
    return made


@screen(AltsRead)
def alts_read(_world: World, event: AltsRead) -> Screen[Player]:
    """Those with most in common first; each reason on a line of its own."""
    title = f"Accounts that may be of the same person as {event.name}"
    made: Screen[Player] = Screen(event.reader, styled(title, "title"))
    for hint in event.hints:
        made.add("", *(Entry(styled(f"{hint.account}: {why}")) for why in _reasons(hint)))
    if not event.hints:
        made.add("", Paragraph(styled("None.")))
    return made


def _reasons(hint: Hint) -> Iterable[str]:
    for address in hint.sittings:
        yield f"a token of one was given, and then the other signed in to, on one connection from {address}"
    for device, address in hint.devices:
        yield f'tokens of both for a device called "{device}" were used from {address}'
    if hint.places:
        same = ", with the same program" if hint.same_client else ""
        yield f"both were signed in to from {join_list(list(hint.places), 'and')}{same}"


def _remarks(world: World, remarks: Iterable[Remark]) -> Iterable[Entry]:
    for each in remarks:
        yield Entry(styled(f"{each.by}, {ago(world.clock.now() - each.at)} ago: {each.text}"))
