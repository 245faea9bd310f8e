"""A conversation: questions and answers before and between playing, written as one story with `await`.

It runs as a task of its own, which ends when play begins. Silence and too many questions end it.
"""

import asyncio
from collections.abc import Awaitable, Callable

from mud.session.credentials import Credentials
from mud.session.failures import Failures
from mud.session.ports import Cancellable, Tasks, Timer
from mud.session.session import Session
from mud.text.page import Page
from mud.text.span import Text, as_text

TOO_MANY_QUESTIONS = "That was a lot of questions, so the connection is closed. Come back any time."
TOO_SILENT = "You have been silent for a long time, so the connection is closed. Come back any time."


class LinkLostError(Exception):
    """There is nobody to talk with any more."""


class Conversation:
    """The mode of a session in which a story asks questions.

    `patience` is in seconds of silence; `questions_left` is None where any number may be asked.
    """

    __slots__ = (
        "_answer",
        "_given",
        "_question",
        "_silence",
        "_takes_credentials",
        "_task",
        "_timer",
        "patience",
        "questions_left",
        "session",
    )

    def __init__(self, session: Session, timer: Timer, patience: float) -> None:
        self.session = session
        self.patience = patience
        self.questions_left: int | None = None
        self._timer = timer
        self._question: Text | None = None
        self._answer: asyncio.Future[str] | None = None
        self._takes_credentials = False
        self._given: Credentials | None = None
        self._silence: Cancellable | None = None
        self._task: asyncio.Task[None] | None = None

    def begin(self, tasks: Tasks, failures: Failures, story: "Story") -> None:
        """Start the story as the session's mode. A bug in it is logged, apologised for, and closes the link."""
        self.session.mode = self
        self._task = tasks.create_task(self._tell(story, failures))

    async def ask(self, question: str, *, hidden: bool = False) -> str:
        """Show the question and wait for a line. LinkLostError when none will come."""
        self._count_question()
        answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._answer = answer
        self._question = as_text(question)
        if hidden:
            self.session.link.hide_input(True)
        self._listen()
        self.session.flush()
        self.session.resume()
        try:
            return await answer
        finally:
            self._question = self._answer = None
            if self._silence is not None:
                self._silence.cancel()
            if hidden:
                self.session.end_hidden_line()

    async def ask_who(self, question: str) -> str | Credentials:
        """Ask as `ask` does for a name; the answer may also come from the person's program, with a password."""
        self._takes_credentials = True
        try:
            typed = await self.ask(question)
        finally:
            self._takes_credentials = False
            given, self._given = self._given, None
        return given or typed

    def accept(self, given: Credentials) -> bool:
        """Take what the person's program gives; returns whether it was asked for."""
        if not self._takes_credentials or not self.is_ready():
            return False
        self._given = given
        self.obey("")
        return True

    def listen_on(self) -> None:
        """Count the silence from now on: someone is there."""
        if self.is_ready():
            self._listen()

    async def pause(self, seconds: float) -> None:
        """Let time pass; lines typed meanwhile wait."""
        over = asyncio.Event()
        pending = self._timer.after(seconds, over.set)
        try:
            await over.wait()
        finally:
            pending.cancel()

    def say(self, words: str | Text) -> None:
        """Say something; it is shown with the next question."""
        self.session.say(words)

    def show(self, page: Page) -> None:
        """Show a page, with the next question."""
        self.session.show(page)

    # The mode.

    def is_ready(self) -> bool:
        """Whether a question waits for an answer."""
        return self._answer is not None and not self._answer.done()

    def obey(self, line: str) -> None:
        """Take the answer."""
        if self._answer is not None:
            self._answer.set_result(line)

    def prompt(self) -> Text | None:
        """The question, while it waits."""
        return self._question if self.is_ready() else None

    def lost(self) -> None:
        """Nobody will answer: end the story."""
        if self._task is not None:
            self._task.cancel()

    def _count_question(self) -> None:
        if self.questions_left is not None:
            self.questions_left -= 1
            if self.questions_left < 0:
                self.session.close(TOO_MANY_QUESTIONS)
        if self.session.is_closing:
            raise LinkLostError

    def _listen(self) -> None:
        if self._silence is not None:
            self._silence.cancel()
        self._silence = self._timer.after(self.patience, self._close_for_silence)

    def _close_for_silence(self) -> None:
        self.session.close(TOO_SILENT)

    async def _tell(self, story: "Story", failures: Failures) -> None:
        try:
            await story(self)
        except LinkLostError:
            pass
        except Exception as error:  # noqa: BLE001  # a bug in one conversation must not end the others; it is logged
            self.session.close(failures.note("a conversation failed", error, address=self.session.link.address))


Story = Callable[[Conversation], Awaitable[None]]
