"""Records: facts that are appended and never change."""

from dataclasses import FrozenInstanceError
from typing import Annotated, Any

import pytest

from mud.kernel.describe import TableKind, describe
from mud.kernel.errors import DeclarationError
from mud.kernel.marks import Check, Index, Key
from mud.kernel.record import Record, record


@record("sign_ins", owner="account", checks=(Check("at > 0"),), indexes=(Index(("account", "at")),))
class SignIn(Record):
    """Someone came through the door."""

    id: Annotated[str, Key()]
    account: str | None = None
    at: float


def test_a_record_is_frozen_slotted_and_made_by_keyword_only() -> None:
    made: Any = SignIn(id="a", at=1.0)  # Any: what is tried here is what types forbid
    with pytest.raises(FrozenInstanceError):
        made.at = 2.0
    assert not hasattr(made, "__dict__")
    assert made == SignIn(id="a", account=None, at=1.0)
    loose: Any = SignIn  # Any: as above
    with pytest.raises(TypeError, match="positional"):
        loose("a", None, 1.0)


def test_a_declared_record_says_what_its_table_is() -> None:
    spec = describe(SignIn)
    assert (spec.table, spec.kind, spec.owner, spec.key) == ("sign_ins", TableKind.RECORD, "account", ("id",))
    assert spec.checks == (Check("at > 0"),)
    assert spec.indexes == (Index(("account", "at")),)
    assert spec.purpose == "Someone came through the door."


def test_a_record_needs_a_key() -> None:
    with pytest.raises(DeclarationError, match="no field marked Key"):

        @record("sign_ins")
        class Keyless(Record):
            id: str


def test_a_record_holds_values_only() -> None:
    with pytest.raises(DeclarationError, match=r"Loose\.words: .*can be changed in place"):

        @record("sign_ins")
        class Loose(Record):
            id: Annotated[str, Key()]
            words: dict[str, str]
