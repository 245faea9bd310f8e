"""What many fights come to: who wins how often, how long it takes, and what it costs either side."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean, median

from mud.app.ring import Bout, Tally
from mud.game.combat.rules import ROUND


@dataclass(frozen=True, slots=True)
class SideReport:
    """One side over all fights. Shares are 0 to 1; hit points are means of one fight."""

    wins: float
    dealt: float
    taken: float
    left_when_winning: float
    blows: float
    hit_rate: float
    critical_rate: float
    damage_a_second: float


@dataclass(frozen=True, slots=True)
class Report:
    """All fights: how many, the share of draws, seconds and rounds that they took, and both sides."""

    bouts: int
    draws: float
    seconds: float
    median_seconds: float
    longest_seconds: float
    rounds: float
    sides: tuple[SideReport, SideReport]


def report_on(bouts: Iterable[Bout]) -> Report:
    """What they come to; ValueError without any."""
    found = list(bouts)
    if not found:
        raise ValueError("there is nothing to be said of no fights")
    seconds = [bout.seconds for bout in found]
    return Report(
        bouts=len(found),
        draws=sum(bout.winner is None for bout in found) / len(found),
        seconds=fmean(seconds),
        median_seconds=median(seconds),
        longest_seconds=max(seconds),
        rounds=fmean(seconds) / ROUND,
        sides=(_side(found, 0), _side(found, 1)),
    )


def _side(bouts: list[Bout], number: int) -> SideReport:
    mine: list[Tally] = [bout.sides[number] for bout in bouts]
    theirs: list[Tally] = [bout.sides[1 - number] for bout in bouts]
    won = [bout.sides[number].left for bout in bouts if bout.winner == number]
    blows, hits = sum(each.blows for each in mine), sum(each.hits for each in mine)
    dealt, seconds = sum(each.taken for each in theirs), sum(bout.seconds for bout in bouts)
    return SideReport(
        wins=len(won) / len(bouts),
        dealt=dealt / len(bouts),
        taken=fmean(each.taken for each in mine),
        left_when_winning=fmean(won) if won else 0.0,
        blows=blows / len(bouts),
        hit_rate=hits / blows if blows else 0.0,
        critical_rate=sum(each.criticals for each in mine) / blows if blows else 0.0,
        damage_a_second=dealt / seconds if seconds else 0.0,
    )
