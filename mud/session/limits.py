"""How much one connected person may ask of us. Every number has its reason beside it."""

from dataclasses import dataclass

from mud.kernel.addresses import Network


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one session; seconds, lines and characters."""

    burst: int = 20
    """Lines that may come at once before the flood limit slows them: a client's speed-walk or a small script."""

    lines_per_second: float = 10.0
    """What may come all the time. Nobody types faster, and a script at this speed harms nobody."""

    waiting_lines: int = 100
    """Lines kept until their turn. A pasted page fits; a pasted book is cut, and the player is told."""

    lines_per_turn: int = 10
    """Lines obeyed before everyone else gets a turn: about a millisecond's work."""

    held_characters: int = 256 * 1024
    """What is kept for one person while it waits for the disk. A busy hour of talk; then the connection is given up,
    since the character and all that was said to others is safe without it."""

    unsaved_notice: float = 10.0
    """How long a person waits for the disk before being told why nothing is shown."""

    signing_in: float = 180.0
    """Silence before signing in, after which the connection is closed: time enough to look for a password."""

    at_the_door: float = 900.0
    """Seconds from connecting to signing in, whatever is typed meanwhile: time for a newcomer to read and to choose."""

    exempt: tuple[Network, ...] = ()
    """Networks whose wrong passwords wait for nothing: an operator's own, a test's."""

    choosing: float = 900.0
    """Silence at the menu of characters after which the connection is closed."""

    questions: int = 40
    """Questions answered before signing in. Making an account takes four; this allows for many a slip."""

    wrong_passwords: int = 3
    """Wrong passwords before the connection is closed, as `login` does everywhere."""

    wrong_password_delay: float = 1.0
    """Wait after the first wrong password; each further one doubles it."""

    linkless: float = 900.0
    """How long a character stands in the world without anyone at the keys: a router's bad quarter of an hour."""
