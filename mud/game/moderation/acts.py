"""Reports, remarks and notes: check, change, tell."""

from mud.game.account.model import Account
from mud.game.being.model import Player
from mud.game.being.rules import ERASED
from mud.game.moderation import rules
from mud.game.moderation.events import AltsRead, NotesRead, Reported, ReportSeenTo
from mud.game.moderation.model import LONGEST_TRANSCRIPT, AccountNotes, Remark, Report, Standing
from mud.game.signin import acts as signin
from mud.game.signin.model import Place, Token
from mud.kernel.errors import Refused
from mud.world.world import World


def report(world: World, who: Player, about: Player, text: str, transcript: str) -> Report:
    """Report someone to the staff; Refused when the text is empty or too long, or too many reports wait already."""
    text = _checked(text)
    if about is who:
        raise Refused("You cannot report yourself. To tell the staff of something else, there are bug, typo and idea.")
    if sum(each.player_id == who.id for each in waiting(world)) >= rules.MOST_OPEN:
        raise Refused(f"The staff have {rules.MOST_OPEN} reports of yours to see to. Please wait until they have.")
    _make_room(world)
    made = world.add(
        Report(
            id=world.ids.new(),
            number=max((each.number for each in world.shelf(Report)), default=0) + 1,
            player_id=who.id,
            about_id=about.id,
            player_name=who.name,
            about_name=about.name,
            room_id=who.room_id,
            text=text,
            transcript=transcript[-LONGEST_TRANSCRIPT:],
        )
    )
    world.happened(Reported(who, made))
    return made


def waiting(world: World) -> list[Report]:
    """The reports that are not closed, the oldest first."""
    return sorted((each for each in world.shelf(Report) if each.standing is not Standing.CLOSED), key=_number)


def find(world: World, number: int) -> Report:
    """The report of that number; Refused when there is none."""
    found = world.one(Report, "number", number)
    if found is None:
        raise Refused(f"There is no report {number}. Type reports for those that wait.")
    return found


def claim(world: World, who: Player, found: Report) -> None:
    """Say that one sees to a report, so that nobody else does."""
    _check_open(found)
    if found.claimed_by == who.name:
        raise Refused(f"Report {found.number} is yours already.")
    found.standing, found.claimed_by = Standing.CLAIMED, who.name
    _remark(world, found, who, "claimed")
    world.happened(ReportSeenTo(who, found, "claimed"))


def remark(world: World, who: Player, found: Report, text: str) -> None:
    """Write something down beside a report."""
    _remark(world, found, who, _checked(text))
    world.happened(ReportSeenTo(who, found, "noted"))


def close(world: World, who: Player, found: Report, text: str) -> None:
    """End a report, with what was done about it."""
    _check_open(found)
    text = _checked(text)
    found.standing, found.closed_at = Standing.CLOSED, world.clock.now()
    _remark(world, found, who, f"closed: {text}")
    world.happened(ReportSeenTo(who, found, "closed"))


def note(world: World, who: Player, account: Account, text: str) -> None:
    """Write something down about an account, and show all that is; an empty text only shows it."""
    notes = world.get(AccountNotes, account.id)
    if text:
        notes = notes or world.add(AccountNotes(id=account.id))
        notes.remarks = (*notes.remarks, Remark(who.name, _checked(text), world.clock.now()))[-rules.MOST_REMARKS :]
    world.happened(NotesRead(who, account.username, notes))


def forget(world: World, account: Account, names: tuple[str, ...]) -> None:
    """Forget what is noted on an account and what its characters reported; in reports about them no name is left.

    What they wrote themselves, as staff, about others stays without their name.
    """
    notes = world.get(AccountNotes, account.id)
    if notes is not None:
        world.remove(notes)
    theirs = {player.id for player in world.where(Player, "account_id", account.id)}
    for found in tuple(world.shelf(Report)):
        if found.player_id in theirs:
            world.remove(found)
        elif found.about_id in theirs:
            found.about_id, found.about_name, found.transcript = None, ERASED, ""
        if found.claimed_by in names:
            found.claimed_by = ERASED
    for kept in (*world.shelf(Report), *world.shelf(AccountNotes)):
        if any(remark.by in names for remark in kept.remarks):
            kept.remarks = tuple(
                Remark(ERASED, remark.text, remark.at) if remark.by in names else remark for remark in kept.remarks
            )


def look_for_alts(world: World, who: Player, account: Account) -> None:
    """Show which accounts share places, devices or sittings with one."""
    traces: dict[str, rules.Traces] = {}
    for place in world.shelf(Place):
        traces.setdefault(place.account_id, rules.Traces()).places[place.address] = place.client
    for token in world.shelf(Token):
        if token.device_info and token.spent_from:
            used = (token.device_info.casefold(), token.spent_from)
            traces.setdefault(token.account_id, rules.Traces()).devices.add(used)
    sittings: dict[str, list[str]] = {}
    for key, address in signin.sittings(world, account):
        sittings.setdefault(key, []).append(address)
        traces.setdefault(key, rules.Traces())
    mine = traces.pop(account.id, rules.Traces())
    named = [
        (owner.username, theirs, sittings.get(key, ()))
        for key, theirs in traces.items()
        if (owner := world.get(Account, key)) is not None
    ]
    world.happened(AltsRead(who, account.username, tuple(rules.hints(mine, named))))


def _remark(world: World, found: Report, who: Player, text: str) -> None:
    found.remarks = (*found.remarks, Remark(who.name, text, world.clock.now()))[-rules.MOST_REMARKS :]


def _check_open(found: Report) -> None:
    if found.standing is Standing.CLOSED:
        raise Refused(f"Report {found.number} is closed.")


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise Refused("Say in a few words what it is about.")
    if len(text) > rules.LONGEST_TEXT:
        raise Refused(f"That has at most {rules.LONGEST_TEXT} characters; this has {len(text)}.")
    return text


def _make_room(world: World) -> None:
    kept = world.shelf(Report)
    if len(kept) < rules.MOST_KEPT:
        return
    closed = sorted((each for each in kept if each.standing is Standing.CLOSED), key=_number)
    if not closed:
        raise Refused("The staff have more reports to see to than can be kept. Please come back later.")
    world.remove(closed[0])


def _number(each: Report) -> int:
    return each.number
