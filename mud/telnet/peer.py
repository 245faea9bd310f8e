"""One telnet connection, our side of it: what arrives becomes events, what is said becomes bytes.

This is where the parts meet: the scanner cuts the bytes, the lines collect what is typed, the
negotiator keeps the options, the wire holds what is to be sent and told. Compressed bytes are
decoded before they are scanned, and encoded when they are taken.
"""

from collections.abc import Callable, Sequence
from typing import Final

from mud.telnet import codes
from mud.telnet.errors import PeerError
from mud.telnet.events import AreYouThere, Charset, Event, Interrupted, Json, MsdpValue
from mud.telnet.limits import Limits
from mud.telnet.lines import Lines
from mud.telnet.negotiation import Side
from mud.telnet.negotiator import Negotiator
from mud.telnet.option import Option
from mud.telnet.options import OPTIONS
from mud.telnet.options.echo import ECHO
from mud.telnet.options.eor import END_OF_RECORD
from mud.telnet.options.gmcp import Messages
from mud.telnet.options.msdp import Variables
from mud.telnet.options.sga import SGA
from mud.telnet.scanner import Data, Negotiation, Oversized, Scanner, Subnegotiation, Token
from mud.telnet.wire import Decoder, Figures, Wire, no_figures

HERE: Final = b"\r\n[Yes]\r\n"
"""The answer to AYT: something that a person can read."""

_DEFAULT: Final = Limits()


class Telnet:
    """A machine without clock or socket. Send what `outgoing` gives after every other call."""

    def __init__(
        self,
        options: Sequence[Callable[[], Option]] = OPTIONS,
        limits: Limits = _DEFAULT,
        figures: Callable[[], Figures] = no_figures,
    ) -> None:
        """`figures` is called whenever the peer asks for the server's figures (MSSP)."""
        self._wire = Wire(limits, figures)
        self._scanner = Scanner(limits)
        self._lines = Lines(self._wire)
        self._negotiator = Negotiator(options, self._wire)
        self._hides_input = False
        self._fault: str | None = None
        self._prompt_mark = codes.command(codes.GA)

    def start(self) -> None:
        """Queue the offers. Send them together with the greeting: some peers never answer."""
        self._negotiator.offer()

    def receive(self, data: bytes) -> list[Event]:
        """Take bytes of the peer, cut anywhere; returns what they meant, in order.

        Raises PeerError, and nothing else whatever the bytes, when the peer broke a limit for
        good; the error holds the events that came before, and every later call raises it again.
        """
        if self._fault is not None:
            raise PeerError(self._fault)
        try:
            self._read(data)
        except PeerError as error:
            self._fault = str(error)
            error.events = tuple(self._wire.take_events())
            raise
        return self._wire.take_events()

    def text(self, text: str) -> None:
        """Queue text; "\\n" ends a line. Colors and links go through as they are."""
        lines = text.replace("\r\n", "\n").replace("\r", "\r\0") if "\r" in text else text
        lines = lines.replace("\n", "\r\n")
        self._wire.put(codes.doubled(lines.encode(self._wire.charset, "replace")))

    def prompt(self, text: str) -> None:
        """Queue text whose last line is a prompt, without a line end, and the mark that ends it, if the peer takes one.

        Clients that have seen one mark no longer look for prompts without, so every prompt comes
        through here, also one that is drawn again.
        """
        self.text(text)
        self._wire.put(self._prompt_mark)

    def hide_input(self, hidden: bool) -> None:
        """Ask the peer not to show what is typed, or to show it again.

        Said at once and once per change, whether or not the peer answered the change before.
        Before the prompt for a password, and after its line together with a line end: the peer
        did not show the Enter.
        """
        if hidden != self._hides_input:
            self._hides_input = hidden
            self._negotiator.insist(Side.OURS, ECHO, hidden)

    def use_charset(self, charset: Charset) -> None:
        """Send and read these characters, until the peer agrees to others: what a person set for themselves."""
        self._wire.charset = charset

    def wants_gmcp(self, package: str) -> bool:
        """Whether the peer speaks GMCP and asked for this package."""
        messages = self._negotiator.active(Side.OURS, Messages)
        return messages is not None and messages.wants(package)

    def gmcp(self, package: str, data: Json = None) -> bool:
        """Queue a GMCP message if the peer asked for its package; returns whether it did.

        None is sent as no body. Raises TypeError when the data are no JSON.
        """
        messages = self._negotiator.active(Side.OURS, Messages)
        return messages is not None and messages.send(self._wire, package, data)

    def wants_msdp(self, name: str) -> bool:
        """Whether the peer speaks MSDP and wants to be told of every change of this variable."""
        return name in self.msdp_reported()

    def msdp_reported(self) -> tuple[str, ...]:
        """The variables that the peer wants to be told of, in upper case, in the order in which it asked."""
        variables = self._negotiator.active(Side.OURS, Variables)
        return () if variables is None else variables.reported

    def msdp(self, name: str, value: MsdpValue) -> bool:
        """Queue an MSDP variable, reported or not, if the peer speaks MSDP; returns whether it does."""
        variables = self._negotiator.active(Side.OURS, Variables)
        if variables is not None:
            variables.send(self._wire, name, value)
        return variables is not None

    def keep_alive(self) -> None:
        """Queue a NOP, which no peer shows, and answer repeated requests afresh.

        To be called every half minute or so: networks forget silent connections, and a peer that
        asks something as often as that shall be answered for ever.
        """
        self._wire.put(codes.command(codes.NOP))
        self._wire.forget_answers()
        self._wire.forget_costs()

    def close(self, goodbye: str = "") -> None:
        """Queue what ends the connection well: a goodbye for clients that show one, the end of the compression.

        To be called once, after the last text and before the last `outgoing`.
        """
        self._negotiator.closing(goodbye)

    def outgoing(self) -> bytes:
        """Take all queued bytes, in order."""
        return self._wire.take_outgoing()

    def _read(self, data: bytes) -> None:
        """Read plain and encoded bytes in turn, as they take turns."""
        while data:
            decoder = self._wire.decoder
            data = self._scan(data) if decoder is None else self._decode(decoder, data)

    def _decode(self, decoder: Decoder, data: bytes) -> bytes:
        """Read encoded bytes; returns those behind their end."""
        for plain in decoder.decode(data):
            self._scan(plain)
        rest = decoder.rest()
        if rest is None:
            return b""
        self._wire.decoder = None
        return rest

    def _scan(self, data: bytes) -> bytes:
        """Read plain bytes; returns those behind the beginning of encoded ones."""
        if codes.IAC not in data and self._scanner.is_in_data:
            self._lines.feed(data)
            return b""
        decoder = self._wire.decoder
        for token in self._scanner.feed(data):
            self._take(token)
            if self._wire.decoder is not decoder:
                return self._scanner.give_up()
        return b""

    def _take(self, token: Token) -> None:
        match token:
            case Data(content):
                self._lines.feed(content)
            case Negotiation(verb, option):
                self._negotiator.hear(verb, option)
                self._prompt_mark = self._agreed_prompt_mark()
            case Subnegotiation(option, payload):
                self._negotiator.subnegotiation(option, payload)
            case Oversized(option):
                self._wire.ignore(option, "too long")
            case _:
                self._obey(token.code)

    def _agreed_prompt_mark(self) -> bytes:
        if self._negotiator.is_on(Side.OURS, END_OF_RECORD):
            return codes.command(codes.EOR)
        return b"" if self._negotiator.is_on(Side.OURS, SGA) else codes.command(codes.GA)

    def _obey(self, code: int) -> None:
        match code:
            case codes.AYT:
                if self._wire.may_answer(code):
                    self._wire.put(HERE)
                    self._wire.tell(AreYouThere())
            case codes.IP | codes.BRK:
                if self._wire.may_answer(code):
                    self._wire.tell(Interrupted())
            case codes.EC:
                self._lines.erase_character()
            case codes.EL:
                self._lines.erase_line()
            case _:
                pass  # GA, NOP, DM and AO ask for nothing
