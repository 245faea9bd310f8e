"""One connected person: what they typed and may still be obeyed, what they are to be shown, and in which mode they are.

A session knows no rules of the world. Its mode (a conversation, or playing) obeys the lines; `Delivery` puts text here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mud.game.account.model import Account, Preferences
from mud.game.being.model import Player
from mud.kernel.clock import Clock
from mud.play.memory import Memory
from mud.session.flood import Allowance
from mud.session.limits import Limits
from mud.session.mode import SILENCE, Mode
from mud.session.pager import Pager
from mud.session.ports import Cancellable, Link, Timer
from mud.session.viewing import page_height, preferred
from mud.text.clean import clean
from mud.text.kind import Kind
from mud.text.page import Copy, Page
from mud.text.render import Renderer
from mud.text.span import Text, as_text

UNSAVED = "That is not saved yet; the server keeps trying."
TOO_MUCH_HELD = "Too much waits to be saved before it can be shown. Please connect again in a while."
TOO_MANY_LINES = "That was too much at once. What you typed beyond the first lines is thrown away."


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all sessions share. `closed` is called once for each whose link is gone."""

    closed: "Callable[[Session], None]"
    clock: Clock
    timer: Timer
    renderer: Renderer
    limits: Limits


class Session:
    """One connection and the person behind it."""

    __slots__ = (
        "_again",
        "_allowance",
        "_around",
        "_held",
        "_held_size",
        "_input",
        "_is_at_prompt",
        "_is_dropping",
        "_kind",
        "_notice",
        "_overheard",
        "_pager",
        "_ready",
        "_said_kind",
        "account",
        "has_typed_all",
        "is_closing",
        "is_due",
        "is_over",
        "link",
        "memory",
        "mode",
        "player",
        "rows",
        "signed_with",
        "watchers",
    )

    def __init__(self, link: Link, around: Surroundings) -> None:
        limits = around.limits
        self.link = link
        self.rows: int | None = None
        self.account: Account | None = None
        self.signed_with = ""
        self.player: Player | None = None
        self.memory: Memory | None = None
        self.mode: Mode = SILENCE
        self.is_closing = False
        self.is_over = False
        self.has_typed_all = False
        self.is_due = False
        """Whether it will be flushed by the end of the loop's turn: `Delivery` sees to that."""
        self._around = around
        self._allowance = Allowance(limits.burst, limits.lines_per_second, around.clock.elapsed())
        self._input: list[str] = []
        self._ready: list[str] = []
        self._overheard: list[str] = []
        self.watchers: dict[Session, Callable[[str], bool]] = {}
        self._kind = self._said_kind = Kind()
        self._pager = Pager()
        self._held: list[list[str]] = []
        self._held_size = 0
        self._again: Cancellable | None = None
        self._notice: Cancellable | None = None
        self._is_at_prompt = False
        self._is_dropping = False

    # How things are shown.

    @property
    def kind(self) -> Kind:
        """The kind of screen that is written for. What is assigned is what the client says of its own; what the
        person prefers goes before that. `rows` is the height of the window, None as long as the client does not say."""
        return self._kind

    @kind.setter
    def kind(self, said: Kind) -> None:
        self._said_kind = said
        self.adjust()

    def adjust(self) -> None:
        """Show things as the account prefers: it has signed in, or prefers something else."""
        self._kind = preferred(self._said_kind, self.preferences)

    @property
    def preferences(self) -> Preferences:
        """The account's, and before anyone signed in those that everybody begins with."""
        return Preferences() if self.account is None else Preferences.of(self.account)

    @property
    def page_height(self) -> int | None:
        """Lines after which a page stops; None when it never does, and for those who will type no more."""
        return None if self.has_typed_all else page_height(self.rows, self.kind, self.preferences)

    # What comes in.

    def typed(self, lines: Sequence[str]) -> None:
        """Take lines as they came over the wire. They are cleaned here, and obeyed when their turn comes."""
        if self.is_closing:
            return
        room = max(0, self._around.limits.waiting_lines - len(self._input))
        self._input.extend([clean(line) for line in lines[:room]])
        if len(lines) > room and not self._is_dropping:
            self._is_dropping = True
            self.interject(TOO_MANY_LINES)
        if self._again is None:
            self._obey_waiting()

    def typed_too_long(self, kept: int) -> None:
        """The line that comes next was cut; `kept` counts characters."""
        self.interject(f"That line is too long. Only its first {kept} characters count.")

    def typed_last(self) -> None:
        """No more lines will come, though the person may still read: finish what waits, then close."""
        self.has_typed_all = True
        rest = self._pager.forget()
        if rest:
            self.put(self._around.renderer.lines(rest, self.kind))
            self.flush()
        self._close_if_done()

    def resume(self) -> None:
        """The mode is ready for a line again."""
        if self._again is None and self._input:
            self._again = self._around.timer.soon(self._obey_later)
        else:
            self._close_if_done()

    def pay(self, lines: int) -> None:
        """Take that many lines from the allowance: a line had more parts than the one that was paid for."""
        self._allowance.spend(lines, self._around.clock.elapsed())

    def may_pay(self) -> bool:
        """Pay for one line, if that can be done now: for what is passed over rather than made to wait."""
        now = self._around.clock.elapsed()
        if self.is_closing or self._allowance.wait(now) > 0:
            return False
        self._allowance.spend(1, now)
        return True

    def forget_typed(self) -> int:
        """Throw away the lines that wait; returns how many those were."""
        count = len(self._input)
        self._input.clear()
        return count

    def lost(self) -> None:
        """The link is gone: nothing will be shown any more."""
        if self.is_over:
            return
        self.is_over = self.is_closing = True
        if self._again is not None:
            self._again.cancel()
        self._forget_held()
        self._input.clear()
        self._ready.clear()
        mode, self.mode = self.mode, SILENCE
        mode.lost()
        self._around.closed(self)

    # What goes out.

    def put(self, text: str) -> None:
        """Append rendered text, each line of which ends in a newline; it is shown with the next `flush`."""
        if not self._held:
            self._ready.append(text)
            return
        self._held[-1].append(text)
        self._held_size += len(text)
        if self._held_size > self._around.limits.held_characters:
            self.close(TOO_MUCH_HELD)

    def say(self, words: str | Text) -> None:
        """Append words of the server's own; plain text, not markup."""
        self.put(self._rendered(words))

    def show(self, page: Page | Copy) -> None:
        """Append a page; what is too long for the window waits until the person goes on.

        While anything waits for the disk no page stops, or the rest would come before its beginning.
        """
        renderer, kind = self._around.renderer, self.kind
        height = None if self._held else self.page_height
        if self._pager.prompt is None:
            whole = renderer.page(page, kind)  # kept for all who read the same: sooner made than its lines
            if height is None or whole.count("\n") <= height:
                self.put(whole)
                return
        self.put(renderer.lines(self._pager.begin(renderer.page_lines(page, kind), height), kind))

    def interject(self, words: str) -> None:
        """Show words at once, past all that is held."""
        self._ready.append(self._rendered(words))
        self.flush()

    def let_see(self, text: str) -> None:
        """Show those who watch this screen what is on it; whoever may not, or is gone, watches no more."""
        for watcher, show in tuple(self.watchers.items()):
            if not show(text):
                self.watchers.pop(watcher, None)

    def overhear(self, words: str) -> None:
        """Show what is on somebody else's screen; those who watch this one do not see that."""
        self._overheard.append(self._rendered(words))
        self.flush()

    def flush(self) -> None:
        """Show what was put, and the prompt behind it, in one write; nothing when there is nothing new to show."""
        self.is_due = False
        if self.is_closing:
            return
        ready = self._ready
        text = "".join(ready)
        if text and self.memory is not None:
            now = self._around.clock.elapsed()
            self.memory.read.extend([(now, each) for each in ready])  # not the whole: others have the same pieces
        ready.clear()
        if text and self.watchers:
            self.let_see(text)
        if self._overheard:
            text += "".join(self._overheard)
            self._overheard.clear()
        if self._is_at_prompt:
            if not text:
                return
            text = f"\n{text}"
        words = None if self._held else self._pager.prompt or self.mode.prompt()
        if not text and words is None:
            return
        if words is None:
            self._is_at_prompt = False
            self.link.send(text, None)
        else:
            self._is_at_prompt = True
            above, end, prompt = self._around.renderer.prompt(words, self.kind).rpartition("\n")
            self.link.send(f"{text}{above}{end}", prompt)

    def end_hidden_line(self) -> None:
        """Show typing again, and move to the next line: the Enter of a hidden line was not shown either."""
        self.link.hide_input(False)
        self._is_at_prompt = False
        if not self.is_closing:
            self.link.send("\n", None)

    def close(self, words: str) -> None:
        """Say a last word and close the link; `lost` follows once it is closed."""
        if self.is_closing:
            return
        self._forget_held()
        self.say(words)
        text = "".join(self._ready)
        self.link.send(f"\n{text}" if self._is_at_prompt else text, None)
        self._end(words)

    # What waits for the disk.

    @property
    def is_holding(self) -> bool:
        """Whether something waits for the disk."""
        return bool(self._held)

    def hold(self) -> None:
        """Keep all that is put from now on until `release`; each hold needs a release of its own."""
        if self.is_closing:
            return
        self._held.append([])
        if self._notice is None:
            self._notice = self._around.timer.after(self._around.limits.unsaved_notice, self._say_unsaved)

    def release(self) -> None:
        """What was put after the oldest hold is on disk and can be shown."""
        if not self._held:
            return
        released = self._held.pop(0)
        self._held_size -= sum(map(len, released))
        self._ready.extend(released)
        if not self._held:
            self._forget_held()
        self.flush()
        self._close_if_done()

    def _say_unsaved(self) -> None:
        self.interject(UNSAVED)

    def _forget_held(self) -> None:
        self._held.clear()
        self._held_size = 0
        if self._notice is not None:
            self._notice.cancel()
            self._notice = None

    # How lines get their turn.

    def _obey_waiting(self) -> None:
        """Obey the lines whose turn it is; see to it that the others get theirs."""
        around = self._around
        for _ in range(around.limits.lines_per_turn):
            if not self._input or not self.mode.is_ready():
                break
            wait = self._allowance.wait(around.clock.elapsed())
            if wait > 0:
                self._again = around.timer.after(wait, self._obey_later)
                return
            self.pay(1)
            if self.is_due and not self._is_at_prompt:
                self.flush()  # each line that is typed has an answer with a prompt of its own
            self._is_at_prompt = False
            line = self._input.pop(0)
            if self.memory is not None:
                self.memory.read.append((self._around.clock.elapsed(), f"> {line}"))
            if not self._turn_page(line):
                self.mode.obey(line)
        if self._input and self.mode.is_ready():
            self._again = around.timer.soon(self._obey_later)
        elif not self._input:
            self._is_dropping = False
            self._close_if_done()

    def _turn_page(self, line: str) -> bool:
        """Go on with the page that waits, if the line says so; else it is for the mode."""
        if self._pager.prompt is None:
            return False
        lines = self._pager.answer(line, self.page_height)
        if lines is None:
            return False
        self.put(self._around.renderer.lines(lines, self.kind))
        self.flush()
        return True

    def _obey_later(self) -> None:
        self._again = None
        self._obey_waiting()

    def _close_if_done(self) -> None:
        if self.has_typed_all and not self._input and not self._held and self.mode.is_ready():
            if self.is_due:
                self.flush()
            self._end()

    def _end(self, goodbye: str = "") -> None:
        self.is_closing = True
        self._input.clear()
        self.link.close(goodbye)

    def _rendered(self, words: str | Text) -> str:
        return self._around.renderer.text(as_text(words), self.kind)
