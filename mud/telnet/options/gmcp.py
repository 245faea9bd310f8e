"""GMCP (option 201): messages of a package's name and one JSON value, both ways.

What the packages mean is for the floors above, save Core: which of them the peer wants is kept here, and what was not
asked for is not sent. JSON that cannot be right is ignored, and that is told once.
"""

import re
from collections.abc import Mapping
from typing import Final

import orjson

from mud.telnet.clean import one_line, stripped
from mud.telnet.events import Gmcp, GmcpHello, GmcpSupported, Json, KeptAlive
from mud.telnet.negotiation import Side
from mud.telnet.option import Option, Stance
from mud.telnet.packages import Packages
from mud.telnet.wire import Wire

GMCP: Final = 201
_PACKAGE: Final = re.compile(rb"[A-Za-z][A-Za-z0-9_.-]*")
_UNLISTED: Final = ("client.gui", "client.map")
"""Mudlet acts on these but has no word to ask for them."""


class Messages(Option):
    """Tells a Gmcp for each message of the peer that Core does not settle."""

    code = GMCP
    ours = Stance.OFFER

    def __init__(self) -> None:
        self._wanted = Packages()
        self._client = ""

    def changed(self, wire: Wire, side: Side, on: bool) -> None:  # noqa: ARG002 (always ours)
        """Forget what was asked for: a peer that comes back says hello again."""
        if not on:
            self._wanted = Packages()
            self._client = ""

    def wants(self, package: str) -> bool:
        """Whether the peer asked for the package, or for one that it is part of. Core is for everyone."""
        name = package.lower()
        if name.startswith(_UNLISTED) and self._client.lower() == "mudlet":
            return True
        return name.startswith("core.") or self._wanted.include(name)

    def send(self, wire: Wire, package: str, data: Json) -> bool:
        """Send a message if the peer wants it; returns whether it does. None is sent as no body at all.

        Raises TypeError when the data are no JSON.
        """
        if not self.wants(package):
            return False
        body = b"" if data is None else b" " + orjson.dumps(data, default=_as_dict)
        wire.subnegotiate(self.code, package.encode("ascii") + body)
        return True

    def subnegotiation(self, wire: Wire, payload: bytes) -> None:
        """Read a message."""
        name, _, body = payload.partition(b" ")
        if len(name) > wire.limits.name or not _PACKAGE.fullmatch(name):
            wire.ignore(self.code, "no name of a package")
            return
        try:
            data = _tidy(orjson.loads(body), wire.limits.json_depth) if body.strip() else None
        except ValueError as error:  # also JSONDecodeError
            wire.ignore(self.code, "too deep" if isinstance(error, _TooDeep) else "no JSON")
            return
        self._take(wire, name.decode("ascii").lower(), data)

    def closing(self, wire: Wire, goodbye: str) -> None:
        """Say Core.Goodbye."""
        self.send(wire, "Core.Goodbye", goodbye)

    def _take(self, wire: Wire, package: str, data: Json) -> None:
        match package, data:
            case "core.ping", _:
                if wire.may_answer((self.code, package)):
                    self.send(wire, "Core.Ping", None)
            case "core.keepalive", _:
                wire.tell(KeptAlive())
            case "core.hello", Mapping() as said:
                self._hello(wire, said)
            case (("core.supports.set" | "core.supports.add" | "core.supports.remove"), [*modules]):
                self._support(wire, package, modules)
            case _:
                if package.startswith("core."):
                    wire.ignore(self.code, "a core message that makes no sense")
                else:
                    wire.tell(Gmcp(package, data))

    def _hello(self, wire: Wire, said: Mapping[str, Json]) -> None:
        self._client = _word(said.get("client"), wire)
        wire.tell(GmcpHello(self._client, _word(said.get("version"), wire)))

    def _support(self, wire: Wire, package: str, modules: list[Json]) -> None:
        names = [_module(module) for module in modules if isinstance(module, str)]
        usable = [name for name in names if name and len(name) <= wire.limits.name]
        if len(usable) < len(modules):
            wire.ignore(self.code, "no names of modules")
        before = self._wanted
        self._wanted = before.after(package.rpartition(".")[2], usable, wire.limits.names)
        added = self._wanted.added_since(before)
        if added:
            wire.tell(GmcpSupported(added))


class _TooDeep(ValueError):
    """More levels than we follow."""


def _tidy(data: Json, levels: int) -> Json:
    """The same with clean strings. Values of JSON only, so there is nothing else in it."""
    if isinstance(data, str):
        return stripped(data)
    if not isinstance(data, dict | list):
        return data
    if not levels:
        raise _TooDeep
    if isinstance(data, list):
        return [_tidy(each, levels - 1) for each in data]
    return {stripped(key): _tidy(value, levels - 1) for key, value in data.items()}


def _word(data: Json, wire: Wire) -> str:
    return one_line(data, wire.limits.name) if isinstance(data, str) else ""


def _module(text: str) -> str:
    """The name out of "Char.Items 1"; what stands behind it is a version."""
    return text.strip().partition(" ")[0].lower()


def _as_dict(data: object) -> object:
    if isinstance(data, Mapping):
        return dict(data)
    raise TypeError(f"{type(data).__name__} is no JSON")
