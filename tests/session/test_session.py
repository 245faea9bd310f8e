"""One session by itself: its lines, its output, and what waits for the disk."""

from dataclasses import dataclass, field

import pytest

from mud.kernel.clock import SteppedClock
from mud.session.limits import Limits
from mud.session.session import TOO_MANY_LINES, TOO_MUCH_HELD, UNSAVED, Session, Surroundings
from mud.text.color import ColorDepth
from mud.text.kind import Kind
from mud.text.render import Renderer
from mud.text.span import Text, styled
from mud.text.theme import default_theme
from tests.session.house import PLAIN, FakeLink, FakeTimer

LIMITS = Limits(burst=5, lines_per_second=10.0, waiting_lines=8, lines_per_turn=3, held_characters=100)


@dataclass
class Echo:
    """A mode that says again what it is told."""

    session: Session
    ready: bool = True
    obeyed: list[str] = field(default_factory=list)
    is_lost: bool = False
    question: str = "> "

    def is_ready(self) -> bool:
        return self.ready

    def obey(self, line: str) -> None:
        self.obeyed.append(line)
        if line:
            self.session.say(f"<{line}>")
        self.session.flush()

    def prompt(self) -> Text | None:
        return styled(self.question)

    def lost(self) -> None:
        self.is_lost = True


class Desk:
    """A session, and everything around it."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.clock = SteppedClock()
        self.timer = FakeTimer(self.clock)
        self.link = FakeLink()
        self.closed: list[Session] = []
        renderer = Renderer({"default": default_theme()})
        around = Surroundings(self.closed.append, self.clock, self.timer, renderer, limits)
        self.session = Session(self.link, around)
        self.session.kind = PLAIN
        self.session.mode = self.echo = Echo(self.session)


@pytest.fixture
def desk() -> Desk:
    """A session in echo mode."""
    return Desk()


def test_a_command_is_answered_by_one_write_with_the_prompt_behind_it(desk: Desk) -> None:
    desk.session.typed(["hello"])
    assert desk.link.sent == [("<hello>\n", "> ")]


def test_an_empty_line_is_answered_by_the_prompt_alone(desk: Desk) -> None:
    desk.session.typed([""])
    assert desk.link.sent == [("", "> ")]


def test_text_that_comes_while_the_cursor_is_behind_a_prompt_begins_on_a_new_line(desk: Desk) -> None:
    desk.session.typed([""])
    desk.session.say("Ann comes in.")
    desk.session.flush()
    assert desk.link.sent[1:] == [("\nAnn comes in.\n", "> ")]


def test_what_touches_nobody_writes_nothing(desk: Desk) -> None:
    desk.session.typed([""])
    desk.session.flush()
    assert len(desk.link.sent) == 1


def test_lines_are_cleaned_before_anyone_else_sees_them(desk: Desk) -> None:
    desk.session.typed(["say \x1b[31mred\u202e\x9b2J\ud800"])
    assert desk.echo.obeyed == ["say [31mred2J"]


def test_only_so_many_lines_are_obeyed_in_one_turn(desk: Desk) -> None:
    desk.session.typed(["1", "2", "3", "4"])
    assert desk.echo.obeyed == ["1", "2", "3"]
    desk.timer.run_soon()
    assert desk.echo.obeyed == ["1", "2", "3", "4"]


def test_beyond_the_burst_lines_are_obeyed_as_time_allows(desk: Desk) -> None:
    desk.session.typed([str(number) for number in range(8)])
    desk.timer.run_soon()
    assert len(desk.echo.obeyed) == 5
    desk.timer.step(0.15)
    assert len(desk.echo.obeyed) == 6
    desk.timer.step(0.2)
    assert desk.echo.obeyed == [str(number) for number in range(8)]


def test_lines_beyond_the_queue_are_thrown_away_and_that_is_said_once(desk: Desk) -> None:
    lines = [str(number) for number in range(50)]
    desk.session.typed(lines)
    desk.session.typed(lines)
    assert desk.link.read().count(TOO_MANY_LINES) == 1
    desk.timer.step(10.0)
    desk.timer.step(10.0)
    assert desk.echo.obeyed == [*lines[:8], *lines[:3]]
    desk.session.typed(lines)
    assert desk.link.read().count(TOO_MANY_LINES) == 1


def test_a_line_with_parts_pays_for_them(desk: Desk) -> None:
    desk.session.pay(5)
    desk.session.typed(["look"])
    assert desk.echo.obeyed == []
    desk.timer.step(0.1)
    assert desk.echo.obeyed == ["look"]


def test_lines_wait_until_the_mode_is_ready(desk: Desk) -> None:
    desk.echo.ready = False
    desk.session.typed(["one"])
    assert desk.echo.obeyed == []
    desk.echo.ready = True
    desk.session.resume()
    desk.timer.run_soon()
    assert desk.echo.obeyed == ["one"]


def test_lines_that_wait_can_be_forgotten(desk: Desk) -> None:
    desk.echo.ready = False
    desk.session.typed(["one", "two"])
    assert desk.session.forget_typed() == 2
    desk.echo.ready = True
    desk.session.resume()
    desk.timer.run_soon()
    assert desk.echo.obeyed == []


def test_a_line_that_was_cut_is_said_to_be_so(desk: Desk) -> None:
    desk.session.typed_too_long(4096)
    assert "first 4096 characters" in desk.link.read()


def test_what_is_held_is_shown_when_it_is_saved_and_what_came_before_at_once(desk: Desk) -> None:
    desk.session.say("before")
    desk.session.hold()
    desk.session.say("after")
    desk.session.flush()
    assert desk.link.sent == [("before\n", None)]
    desk.session.release()
    assert desk.link.sent[1:] == [("after\n", "> ")]


def test_of_two_holds_the_first_release_shows_what_lies_between_them(desk: Desk) -> None:
    desk.session.hold()
    desk.session.say("first")
    desk.session.hold()
    desk.session.say("second")
    desk.session.release()
    assert desk.link.sent == [("first\n", None)]
    desk.session.release()
    assert desk.link.sent[1:] == [("second\n", "> ")]
    assert not desk.session.is_holding


def test_after_a_while_the_person_reads_that_it_is_not_saved_yet_and_still_waits(desk: Desk) -> None:
    desk.session.hold()
    desk.session.say("secret")
    desk.timer.step(9.9)
    assert desk.link.read() == ""
    desk.timer.step(0.2)
    assert desk.link.read() == f"{UNSAVED}\n"
    desk.session.release()
    assert desk.link.read() == "secret\n> "


def test_nothing_is_said_of_saving_when_it_was_quick(desk: Desk) -> None:
    desk.session.hold()
    desk.session.release()
    desk.timer.step(20.0)
    assert UNSAVED not in desk.link.read()
    assert desk.timer.waiting == 0


def test_whoever_has_too_much_held_back_is_disconnected(desk: Desk) -> None:
    desk.session.hold()
    for _ in range(5):
        desk.session.say("x" * 30)
    assert desk.link.is_closed
    assert desk.link.read().replace("\n", " ").strip() == TOO_MUCH_HELD
    desk.session.release()


def test_when_no_more_lines_come_those_that_wait_are_obeyed_before_the_link_is_closed(desk: Desk) -> None:
    desk.session.typed(["1", "2", "3", "4"])
    desk.session.typed_last()
    assert not desk.link.is_closed
    desk.timer.run_soon()
    assert desk.echo.obeyed == ["1", "2", "3", "4"]
    assert desk.link.is_closed


def test_what_is_held_is_shown_before_the_link_is_closed_for_want_of_lines(desk: Desk) -> None:
    desk.session.hold()
    desk.session.say("saved")
    desk.session.typed_last()
    assert not desk.link.is_closed
    desk.session.release()
    assert desk.link.read() == "saved\n> "
    assert desk.link.is_closed


def test_a_closed_session_says_its_last_words_and_takes_no_more_lines(desk: Desk) -> None:
    desk.session.typed([""])
    desk.link.read()
    desk.session.close("Bye.")
    desk.session.close("Bye again.")
    desk.session.typed(["look"])
    desk.session.say("more")
    desk.session.flush()
    desk.session.hold()
    assert desk.link.read() == "\nBye.\n"
    assert desk.echo.obeyed == [""]


def test_a_lost_link_ends_the_mode_and_every_timer_once(desk: Desk) -> None:
    desk.session.hold()
    desk.session.typed([str(number) for number in range(8)])
    desk.session.lost()
    desk.session.lost()
    assert desk.echo.is_lost
    assert desk.closed == [desk.session]
    assert desk.timer.waiting == 0
    desk.session.release()
    desk.session.typed(["look"])
    desk.session.end_hidden_line()
    assert len(desk.echo.obeyed) == 3


def test_of_a_question_too_wide_for_the_window_only_the_last_line_is_the_prompt(desk: Desk) -> None:
    desk.session.kind = Kind(width=10, depth=ColorDepth.NONE)
    desk.echo.question = "What is your name? "
    desk.session.typed([""])
    assert desk.link.sent == [("What is\nyour\n", "name? ")]
