"""Limits of reports and notes, and which accounts may be the same person's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

LONGEST_TEXT = 1000
"""Characters of a report or a remark."""

MOST_OPEN = 5
"""Open reports of one player; enough for a bad evening."""

MOST_REMARKS = 50
"""Remarks on one report or account; the oldest go first."""

MOST_KEPT = 2000
"""Reports that are kept; of those that are closed the oldest goes first."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Why two accounts may belong to one person. A hint, not a proof.

    `places`: addresses that both were signed in to from. `sittings`: addresses of connections on which a token of one
    was given before the other was signed in to. `devices`: name and address of devices that used tokens of both.
    """

    account: str
    places: tuple[str, ...] = ()
    same_client: bool = False
    sittings: tuple[str, ...] = ()
    devices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Traces:
    """What is known of an account: its places (address -> client), and its devices, each a name and an address."""

    places: dict[str, str] = field(default_factory=dict)
    devices: set[tuple[str, str]] = field(default_factory=set)


def hints(mine: Traces, others: Iterable[tuple[str, Traces, Sequence[str]]]) -> list[Hint]:
    """Accounts that have something in common with mine; `others` are name, traces and shared sittings.

    A token says more than a device's name, and that more than an address: so they are sorted.
    """
    found = []
    for account, theirs, sittings in others:
        places = tuple(sorted(mine.places.keys() & theirs.places.keys()))
        devices = tuple(sorted(mine.devices & theirs.devices))
        if places or devices or sittings:
            same = any(mine.places[each] and mine.places[each] == theirs.places[each] for each in places)
            found.append(Hint(account, places, same, tuple(sorted(sittings)), devices))
    return sorted(found, key=_strength)


def _strength(hint: Hint) -> tuple[int, int, int, bool, str]:
    return (-len(hint.sittings), -len(hint.devices), -len(hint.places), not hint.same_client, hint.account)
