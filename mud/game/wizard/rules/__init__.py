"""How acts are sealed: each has a hash over what it says and over the hash before it, so that none can be taken out
or changed without all that follow being made again. Arithmetic over SHA-256 (FIPS 180-4).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

LONGEST_LINE: Final = 500
"""Characters of what was typed that are kept: the longest command that makes sense, with room."""

LONGEST_NOTE: Final = 4000
"""Characters of each thing that a command adds: the ids of a hundred things fit."""

ERASED: Final = "erased"
"""What stands in place of a name that was erased."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """An act as the chain has it; `details` are what is personal beside the ids. Times are Unix seconds."""

    id: str
    number: int
    action: str
    success: bool
    timestamp: float
    admin_id: str | None
    admin_name: str
    target_type: str | None
    target_id: str | None
    details: Mapping[str, str] | None
    salt: str | None
    admin_digest: str
    digest: str
    prev_hash: str
    hash: str


def admin_digest(salt: str, admin_id: str | None) -> str:
    """What stands for whose account it was. By itself: a deleted account leaves its column empty."""
    return _digest(salt, admin_id)


def digest_of(salt: str, name: str, target: tuple[str | None, str | None], details: Mapping[str, str] | None) -> str:
    """What stands for everything else that is personal."""
    return _digest(salt, name, *target, dict(details) if details is not None else None)


def link(prev_hash: str, act: tuple[str, int, str, bool, float], digests: tuple[str, str]) -> str:
    """The hash of an act (its id, number, action, success and time) that follows the one with `prev_hash`."""
    return _digest(prev_hash, *act, *digests)


def faults_of(act: Sealed) -> Iterator[str]:
    """What is wrong with an act by itself, each as the end of a sentence; whom it follows is for others to say."""
    seal = link(
        act.prev_hash,
        (act.id, act.number, act.action, act.success, act.timestamp),
        (act.admin_digest, act.digest),
    )
    if seal != act.hash:
        yield "was altered: it no longer has the hash that it was sealed with"
    if act.salt is None:
        if not is_erased(act):
            yield "has lost its salt, though there is somebody's data in it"
        return
    if act.admin_id is not None and admin_digest(act.salt, act.admin_id) != act.admin_digest:
        yield "was altered: another account stands in it"
    if digest_of(act.salt, act.admin_name, (act.target_type, act.target_id), act.details) != act.digest:
        yield "was altered: name, target or details are no longer those that were sealed"


def is_erased(act: Sealed) -> bool:
    """Whether all that is personal was taken out of it."""
    return act.salt is None and act.admin_name == ERASED and (act.admin_id, act.target_id, act.details) == (None,) * 3


def _digest(*parts: object) -> str:
    # ASCII, no spaces, keys in order: the same bytes for the same values, whichever database they come from.
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("ascii")).hexdigest()
