"""What can be said in JSON, as a type."""

from collections.abc import Mapping, Sequence

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None
"""Made by us, it is never changed afterwards; received, it consists of `dict` and `list`."""
