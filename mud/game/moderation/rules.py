"""Limits of reports and notes, and which accounts may be the same person's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
    """Why two accounts may belong to one person: places that both were signed in to from. A hint, not a proof."""

    account: str
    places: tuple[str, ...]
    same_client: bool


def shared_places(mine: Mapping[str, str], others: Iterable[tuple[str, Mapping[str, str]]]) -> list[Hint]:
    """Accounts that share a place (address -> client) with mine; those that share most stand first."""
    hints = []
    for account, places in others:
        shared = tuple(sorted(mine.keys() & places.keys()))
        if shared:
            same = any(mine[each] and mine[each] == places[each] for each in shared)
            hints.append(Hint(account, shared, same))
    return sorted(hints, key=lambda hint: (-len(hint.places), not hint.same_client, hint.account))
