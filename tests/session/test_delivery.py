"""Who is shown what, rendered how often, in how many writes, and when."""

from structlog.testing import capture_logs

from mud.game.being.model import Player
from mud.game.being.specs import Condition
from mud.kernel.events import Event, event
from mud.kernel.values import FrozenMap
from mud.play.telling import Everyone, InRoom, Only, Telling, tell
from mud.play.views import Views, view
from mud.session.delivery import LONGEST_TURN, Touched
from mud.text.color import ColorDepth
from mud.text.kind import Kind
from mud.text.span import Text
from tests.session.house import PLAIN, House


@event()
class Waved(Event):
    """Someone waved."""

    who: Player


@event(durable=True)
class Traded(Event):
    """Two gave each other something."""

    who: Player
    whom: Player


@event()
class Unseen(Event):
    """Nobody wrote a view for this."""


@view(Waved)
def waved(_world: object, event: Waved) -> Telling:
    return (
        tell(Only(event.who), "You wave."),
        tell(InRoom(event.who.room_id, (event.who,)), "[person]{who}[/] waves.", who=event.who),
        tell(Everyone((event.who,)), "Somewhere, someone waves."),
    )


@view(Traded)
def traded(_world: object, event: Traded) -> Telling:
    return (tell(Only(event.who), "Done."), tell(Only(event.whom), "{who} trades.", who=event.who))


def show(house: House, *views: object) -> None:
    """Let the world have these views and no others."""
    house.lobby.delivery._views = Views(views)  # type: ignore[arg-type]  # views, as the decorator makes them


async def test_everyone_is_told_their_part_in_one_write_with_a_prompt(house: House) -> None:
    ann, bob, cid = [await house.playing(name) for name in ("Ann", "Bob", "Cid")]
    await cid.type("north")
    for guest in (ann, bob, cid):
        guest.link.read()
    show(house, waved)
    house.world.happened(Waved(house.player("Ann")))
    house.lobby.delivery.deliver()
    house.timer.run_soon()
    assert ann.link.sent == [("\nYou wave.\n", "ready> ")]
    assert bob.link.sent == [("\nAnn waves.\nSomewhere, someone waves.\n", "ready> ")]
    assert cid.link.sent == [("\nSomewhere, someone waves.\n", "ready> ")]


async def test_who_cannot_see_the_speaker_hears_someone_and_the_others_hear_who(house: House) -> None:
    ann, bob, cid, dan = [await house.playing(name) for name in ("Ann", "Bob", "Cid", "Dan")]
    house.player("Bob").conditions = FrozenMap({Condition.BLINDED: frozenset({"soot"})})
    for guest in (ann, bob, cid, dan):
        guest.link.read()
    await ann.type("say one")
    assert bob.link.read() == '\nSomeone says, "one"\nready> '
    assert cid.link.read() == dan.link.read() == '\nAnn says, "one"\nready> '


async def test_a_telling_is_rendered_once_for_each_kind_of_viewer(house: House) -> None:
    guests = [await house.playing(name) for name in ("Ann", "Bob", "Cid", "Dan", "Eve")]
    guests[4].session.kind = Kind(width=40, depth=ColorDepth.TRUE)
    renderer = CountingRenderer(house)
    show(house, waved)
    house.world.happened(Waved(house.player("Ann")))
    house.lobby.delivery.deliver()
    house.timer.run_soon()
    assert renderer.rendered == ["You wave.", "Ann waves.", "Ann waves.", *["Somewhere, someone waves."] * 2]
    assert "\x1b[" in guests[4].link.read()
    assert "\x1b[" not in guests[3].link.read()


class CountingRenderer:
    """Stands in for the delivery's renderer and notes what it is asked for."""

    def __init__(self, house: House) -> None:
        self.rendered: list[str] = []
        self._renderer = house.lobby.delivery._renderer
        house.lobby.delivery._renderer = self  # type: ignore[assignment]  # it has the one method that is called

    def text(self, text: tuple[object, ...], kind: Kind) -> str:
        said = self._renderer.text(text, kind)  # type: ignore[arg-type]  # passed through
        self.rendered.append(self._renderer.text(text, PLAIN).strip())  # type: ignore[arg-type]  # as above
        return said


async def test_what_many_say_in_one_turn_is_heard_in_one_write_with_one_prompt(house: House) -> None:
    ann, bob, cid = [await house.playing(name) for name in ("Ann", "Bob", "Cid")]
    for guest in (ann, bob, cid):
        guest.link.read()
    ann.session.typed(["say one"])
    bob.session.typed(["say two"])
    ann.session.typed(["say three"])
    house.timer.run_soon()
    assert cid.link.sent == [('\nAnn says, "one"\nBob says, "two"\nAnn says, "three"\n', "ready> ")]
    assert bob.link.sent == [('Ann says, "one"\nYou say, "two"\nAnn says, "three"\n', "ready> ")]


async def test_each_line_of_ones_own_is_answered_with_a_prompt_of_its_own(house: House) -> None:
    ann, bob = await house.playing("Ann"), await house.playing("Bob")
    for guest in (ann, bob):
        guest.link.read()
    ann.session.typed(["say one", "say two", ""])
    house.timer.run_soon()
    assert ann.link.sent == [('You say, "one"\n', "ready> "), ('You say, "two"\n', "ready> "), ("", "ready> ")]
    assert bob.link.sent == [('\nAnn says, "one"\nAnn says, "two"\n', "ready> ")]


async def test_a_turn_that_takes_long_keeps_nobody_waiting_for_its_end(house: House) -> None:
    ann, bob = await house.playing("Ann"), await house.playing("Bob")
    bob.link.read()
    ann.session.typed(["say one"])
    assert bob.link.sent == []
    house.clock.step(2 * LONGEST_TURN)
    ann.session.typed(["say two"])
    assert bob.link.sent == [('\nAnn says, "one"\nAnn says, "two"\n', "ready> ")]
    house.timer.run_soon()
    assert len(bob.link.sent) == 1


async def test_who_leaves_in_the_same_turn_reads_what_came_before(house: House) -> None:
    ann, bob = await house.playing("Ann"), await house.playing("Bob")
    for guest in (ann, bob):
        guest.link.read()
    ann.session.typed(["say one"])
    bob.session.typed_last()
    assert bob.link.sent == [('\nAnn says, "one"\n', "ready> ")]
    assert bob.link.is_closed


async def test_who_is_hung_up_on_in_the_same_turn_reads_what_came_before(house: House) -> None:
    ann, bob = await house.playing("Ann"), await house.playing("Bob")
    for guest in (ann, bob):
        guest.link.read()
    ann.session.typed(["say one"])
    bob.session.close("Goodbye.")
    house.timer.run_soon()
    assert bob.link.sent == [('\nAnn says, "one"\nGoodbye.\n', None)]


async def test_a_prompt_that_fails_keeps_nobody_else_from_reading(house: House) -> None:
    ann, bob = await house.playing("Ann"), await house.playing("Bob")
    for guest in (ann, bob):
        guest.link.read()
    ann.session.typed(["say one"])
    ann.session.mode = Speechless()
    with capture_logs() as logs:
        house.timer.run_soon()
    assert [entry["event"] for entry in logs] == ["a screen was not shown"]
    assert bob.link.sent == [('\nAnn says, "one"\n', "ready> ")]


class Speechless:
    """A mode whose prompt has a bug."""

    def is_ready(self) -> bool:
        return True

    def obey(self, line: str) -> None:
        raise AssertionError(f"nobody types: {line}")

    def prompt(self) -> Text | None:
        raise ZeroDivisionError

    def lost(self) -> None:
        pass


async def test_a_crowd_that_sleeps_in_a_room_is_not_searched_for_the_few_who_are_awake(house: House) -> None:
    house.account("Smith", *(f"Sleeper{letter}" for letter in "abcdef"))
    ann, bob = await house.playing("Ann"), await house.playing("Bob")
    ann.link.read()
    await bob.type("say hello")
    assert ann.link.read() == '\nBob says, "hello"\nready> '


async def test_an_event_that_must_not_be_lost_is_read_by_nobody_before_it_is_saved(house: House) -> None:
    ann, bob, cid = [await house.playing(name) for name in ("Ann", "Bob", "Cid")]
    for guest in (ann, bob, cid):
        guest.link.read()
    house.saver.is_prompt = False
    show(house, traded, waved)
    house.world.happened(Traded(house.player("Ann"), house.player("Bob")))
    house.world.happened(Waved(house.player("Cid")))
    house.lobby.delivery.deliver(ann.session)
    house.timer.run_soon()
    assert ann.link.sent == bob.link.sent == []
    assert "You wave." in cid.link.read()
    house.saver.save()
    assert ann.link.read().startswith("\nDone.\nCid waves.\n")
    assert bob.link.read().startswith("\nAnn trades.\nCid waves.\n")


async def test_whoever_did_it_waits_too_though_nobody_is_told(house: House) -> None:
    ann = await house.playing("Ann")
    house.saver.is_prompt = False
    show(house, view(Traded)(lambda _world, _event: ()))
    house.world.happened(Traded(house.player("Ann"), house.player("Ann")))
    touched: Touched = {}
    house.lobby.delivery.put(touched, ann.session, "It is done.")
    house.lobby.delivery.flush(touched)
    house.timer.run_soon()
    assert ann.link.read() == ""
    house.saver.save()
    assert ann.link.read() == "\nIt is done.\nready> "


async def test_an_event_that_cannot_be_told_is_logged_and_the_others_are_told(house: House) -> None:
    ann = await house.playing("Ann")
    ann.link.read()
    show(house, waved)
    house.world.happened(Unseen())
    house.world.happened(Waved(house.player("Ann")))
    with capture_logs() as logs:
        house.lobby.delivery.deliver(ann.session)
    house.timer.run_soon()
    assert [entry["event"] for entry in logs] == ["an event was not told"]
    read = ann.link.read()
    assert "You wave." in read
    assert logs[0]["reference"] in read


async def test_escape_sequences_and_markup_in_speech_reach_nobody(house: House) -> None:
    ann, bob = await house.playing("Ann"), await house.playing("Bob")
    ann.link.read()
    await bob.type("say \x1b[2Jowned\x07 [danger]{who}\u202egnp.exe\x9b31m")
    assert ann.link.read() == '\nBob says, "[2Jowned [danger]{who}gnp.exe31m"\nready> '


async def test_someone_whose_link_is_gone_is_told_nothing(house: House) -> None:
    ann, bob = await house.playing("Ann"), await house.playing("Bob")
    await ann.hang_up()
    await bob.type("say hello")
    assert "hello" not in ann.link.read()
