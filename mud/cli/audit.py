"""`mud audit`: whether all things and coins are there, by the database itself, also while the server runs."""

import asyncio

from mud.app import roster
from mud.app.settings import Settings
from mud.cli.output import moment, say
from mud.ops.conservation import MOST_NAMED, Proof, prove


def audit(settings: Settings) -> bool:
    """Print what was counted and what is wrong; whether all is well. StoreError when it cannot be read."""
    proof = asyncio.run(prove(settings.database, roster.schema()))
    for line in lines(proof):
        say(line)
    return not proof.faults


def lines(proof: Proof) -> list[str]:
    """The proof in lines."""
    told = [
        f"flush {proof.seq}, saved {moment(proof.saved_at)}",
        f"things: {proof.things} ({proof.pieces} pieces)",
        f"coins: {proof.coins} in {proof.purses} purses",
        f"privileged acts: {proof.acts}{f' ({proof.erased} of erased people)' if proof.erased else ''}",
        f"head of the chain: {proof.head}",
        *proof.faults[:MOST_NAMED],
    ]
    if len(proof.faults) > MOST_NAMED:
        told.append(f"and {len(proof.faults) - MOST_NAMED} more")
    told.append(f"{len(proof.faults)} faults" if proof.faults else "all is there: nothing was lost, doubled or made")
    return told
