"""Settings: what an operator decides, read from the environment and checked once, before anything is started.

Each field is the variable MUD_<NAME>, save the database, which is DATABASE_URL as other programs have it. The page
docs/settings.md says the same for people; a test holds the two together.
"""

import os
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

from mud.kernel.errors import SettingsError
from mud.store.failpoints import Failpoints, read_failpoint
from mud.store.url import Database, Dialect, parse_url

PREFIX: Final = "MUD_"
FOR_TESTS: Final = "MUD_TEST_"
"""Variables that begin so are the test suite's, not ours to judge."""

LONGEST_SOCKET_PATH: Final = 103
"""Bytes in a Unix socket's address, without its final zero, where it is shortest (macOS; Linux has 107)."""


class LogFormat(StrEnum):
    """How the log is written."""

    AUTO = "auto"
    JSON = "json"
    CONSOLE = "console"


class LogLevel(StrEnum):
    """From which level on a line is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Tls:
    """A port for TLS and what is spoken there with."""

    port: int
    certificate: Path
    key: Path


@dataclass(frozen=True, slots=True)
class Right:
    """What would be right, as it ends a sentence about a value that is wrong."""

    words: str


class Settings(BaseSettings):
    """All settings. Paths that are not absolute are relative to the working directory."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid", populate_by_name=True
    )

    database_url: Annotated[str, Right("sqlite:///path/to/mud.db or postgresql://user:password@host/database")] = Field(
        default="", validation_alias="DATABASE_URL", repr=False, description="Where the world is kept."
    )
    host: Annotated[str, Right("an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all")] = Field(
        default="127.0.0.1", min_length=1, description="The address on which players are awaited."
    )
    port: Annotated[int, Right("a number from 0 to 65535; 0 takes any free port")] = Field(
        default=4000, ge=0, le=65535, description="The port on which players are awaited, for telnet."
    )
    tls_port: Annotated[int | None, Right("a number from 0 to 65535; 0 takes any free port")] = Field(
        default=None, ge=0, le=65535, description="The port on which players are awaited for telnet over TLS."
    )
    tls_certificate: Annotated[Path | None, Right("a PEM file")] = Field(
        default=None, description="The certificate for TLS, with its chain; SIGHUP has it read again."
    )
    tls_key: Annotated[Path | None, Right("a PEM file, without a password")] = Field(
        default=None, description="The key of the certificate, if it is not in the same file."
    )
    proxies: Annotated[str, Right("addresses and networks with commas between them, as in 10.0.0.5,fd00::/8")] = Field(
        default="", description="Proxies in front of the server that say for whom they connect (PROXY protocol)."
    )
    name: Annotated[str, Right("a name of 1 to 60 characters")] = Field(
        default="Millbrook", min_length=1, max_length=60, description="What the world is called in lists of worlds."
    )
    mssp: Annotated[dict[str, str], Right('JSON, as in {"CONTACT": "ann@example.org", "GENRE": "Fantasy"}')] = Field(
        default_factory=dict, description="More facts for lists of worlds (MSSP), before those the server knows."
    )
    client_map: Annotated[str, Right("the https address of a file that `mud map` wrote")] = Field(
        default="", description="The map of the world that Mudlet offers to download (Client.Map)."
    )
    client_gui: Annotated[str, Right("the https address of a package, a space, and its version")] = Field(
        default="", description="The package for Mudlet that it offers to install (Client.GUI)."
    )
    client_media: Annotated[str, Right("the https address of a folder, as in https://example.org/sounds/")] = Field(
        default="", description="The folder with the sounds of areas, each named by the area's id, as in millbrook.mp3."
    )
    content: Annotated[Path, Right("a folder of YAML files")] = Field(
        default=Path("content"), description="The folder with the areas, rooms and things of the world."
    )
    drafts: Annotated[Path | None, Right("a folder of folders of YAML files")] = Field(
        default=None, description="The folder with drafts of content, a folder each; without it there are none."
    )
    state_dir: Annotated[Path, Right("a folder that the server may write to; it is made when it is missing")] = Field(
        default=Path("var"), description="The folder for what the server keeps: SQLite's file, journals, the socket."
    )
    control_socket: Annotated[Path | None, Right(f"a path of at most {LONGEST_SOCKET_PATH} bytes")] = Field(
        default=None, description="The Unix socket through which `mud status` and other commands reach the server."
    )
    tick: Annotated[float, Right("seconds, from 0.01 to 5")] = Field(
        default=0.25, ge=0.01, le=5, description="Seconds from one tick to the next; each tick saves what changed."
    )
    connections: Annotated[int, Right("a number from 1 to 100000")] = Field(
        default=1000, ge=1, le=100_000, description="How many may be connected at once; further ones are turned away."
    )
    connections_per_address: Annotated[int, Right("a number from 1 to 100000")] = Field(
        default=20, ge=1, le=100_000, description="How many may be connected from one address; IPv6 counts by /64."
    )
    connections_before_sign_in: Annotated[int, Right("a number from 1 to 100000")] = Field(
        default=400, ge=1, le=100_000, description="How many may be connected on which nobody has signed in yet."
    )
    exempt: Annotated[str, Right("addresses and networks with commas between them, as in 10.0.0.5,fd00::/8")] = Field(
        default="", description="Addresses that no limit by address is for, and whose wrong passwords wait for nothing."
    )
    plain: Annotated[bool, Right("true or false")] = Field(
        default=True, description="Whether players are awaited without TLS; false needs MUD_TLS_PORT."
    )
    line_burst: Annotated[int, Right("a number from 1 to 1000000")] = Field(
        default=20, ge=1, le=1_000_000, description="Lines that one person may type at once, before waiting."
    )
    lines_per_second: Annotated[float, Right("a number from 0.1 to 1000000")] = Field(
        default=10, ge=0.1, le=1_000_000, description="Lines that one person may type all the time."
    )
    bcrypt_cost: Annotated[int, Right("a number from 4 (for tests) to 16; each step doubles the time")] = Field(
        default=12, ge=4, le=16, description="How hard passwords are to guess, and how long each sign-in takes."
    )
    key_file: Annotated[Path | None, Right("a file that the server may write; it is made when it is missing")] = Field(
        default=None,
        description="The keys with which mail addresses are encrypted (else the file keys in the state folder).",
    )
    mail_command: Annotated[str, Right("a command that reads a mail with its headers, as in sendmail -t")] = Field(
        default="", description="What sends mail with codes to people; without it an operator tells them."
    )
    keep_events: Annotated[int, Right("a number of days; 0 is for ever")] = Field(
        default=400, ge=0, le=100_000, description="Days for which security_events are kept before they are archived."
    )
    keep_acts: Annotated[int, Right("a number of days; 0 is for ever")] = Field(
        default=1100, ge=0, le=100_000, description="Days for which admin_actions are kept before they are archived."
    )
    migrate_at_start: Annotated[bool, Right("true or false")] = Field(
        default=True, description="Whether a start brings the schema of the database up to date by itself."
    )
    log_format: Annotated[LogFormat, Right("auto, json or console")] = Field(
        default=LogFormat.AUTO, description="JSON for machines, console for people; auto looks for a terminal."
    )
    log_level: Annotated[LogLevel, Right("debug, info, warning or error")] = Field(
        default=LogLevel.INFO, description="The lowest level that is logged."
    )
    seed: Annotated[int | None, Right("a whole number")] = Field(
        default=None, description="Makes all dice fall the same way at each start; for tests and for finding faults."
    )
    failpoint: Annotated[str, Right("point:count:failure, as in flush.before_commit:3:kill")] = Field(
        default="", description="Where a flush is to fail on purpose; only for tests of the server itself."
    )

    @property
    def database(self) -> Database:
        """The database; by default SQLite in the state folder. SettingsError when the URL is no good."""
        if self.database_url:
            return parse_url(self.database_url)
        path = self.state_dir / "mud.db"
        return Database(Dialect.SQLITE, f"sqlite:///{path}", path=path)

    @property
    def socket_path(self) -> Path:
        """Where the control socket is; SettingsError when the path is too long to be one."""
        path = self.control_socket or self.state_dir / "control.sock"
        path = min(path, Path(os.path.relpath(path)), key=lambda each: len(os.fsencode(each)))
        if len(os.fsencode(path)) > LONGEST_SOCKET_PATH:
            name = variable_name("control_socket")
            raise SettingsError(f"{name} is too long: {path}. A socket is {right_for('control_socket')}.")
        return path

    @property
    def archives(self) -> Path:
        """The folder for records that are old."""
        return self.state_dir / "archive"

    @property
    def key_path(self) -> Path:
        """Where the keys of the vault are."""
        return self.key_file or self.state_dir / "keys"

    @property
    def tls(self) -> Tls | None:
        """What TLS needs, None without it; SettingsError when only half of it is set."""
        if self.tls_port is None:
            if not self.plain:
                plain, port = variable_name("plain"), variable_name("tls_port")
                raise SettingsError(f"{plain}=false leaves players no way in: set {port} as well.")
            return None
        if self.tls_certificate is None:
            name, port = variable_name("tls_certificate"), variable_name("tls_port")
            raise SettingsError(f"{port} is set, but {name} is not: right is {right_for('tls_certificate')}.")
        return Tls(self.tls_port, self.tls_certificate, self.tls_key or self.tls_certificate)

    @property
    def proxy_networks(self) -> tuple[Network, ...]:
        """The networks of the proxies; SettingsError when one is none."""
        return self._networks("proxies")

    @property
    def exempt_networks(self) -> tuple[Network, ...]:
        """The networks that no limit by address is for; SettingsError when one is none."""
        return self._networks("exempt")

    def _networks(self, field: str) -> tuple[Network, ...]:
        written = str(getattr(self, field))
        try:
            return tuple(ip_network(each.strip()) for each in written.split(",") if each.strip())
        except ValueError as error:
            fault = f"{variable_name(field)}={written} will not do ({error})"
            raise SettingsError(f"{fault}; right is {right_for(field)}.") from None

    @property
    def failpoints(self) -> Failpoints:
        """Where to fail on purpose; SettingsError when it is not understood."""
        return read_failpoint(self.failpoint)


def read_settings(**given: object) -> Settings:
    """The settings of the environment; what is `given`, by field, goes before it. SettingsError has all faults."""
    faults = unknown_variables()
    try:
        # The names are the fields'; Pydantic checks the values.
        settings = Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError("\n".join([*map(_fault, error.errors()), *faults])) from None
    for reading in ("database", "socket_path", "failpoints", "tls", "proxy_networks", "exempt_networks"):
        try:
            getattr(settings, reading)
        except SettingsError as error:
            faults.append(str(error))
    if faults:
        raise SettingsError("\n".join(faults))
    return settings


def unknown_variables() -> list[str]:
    """A sentence for each variable that looks like a setting and is none: most likely it is misspelt."""
    known = [variable_name(name) for name in Settings.model_fields]
    return [
        f"{name} is no setting; {_hint(name, known)}"
        for name in sorted(os.environ)
        if name.startswith(PREFIX) and not name.startswith(FOR_TESTS) and name not in known
    ]


def variable_name(field: str) -> str:
    """The environment variable of a field."""
    alias = Settings.model_fields[field].validation_alias
    return alias if isinstance(alias, str) else f"{PREFIX}{field.upper()}"


def right_for(field: str) -> str:
    """What is right for a field, in words."""
    info: FieldInfo = Settings.model_fields[field]
    return next(mark.words for mark in info.metadata if isinstance(mark, Right))


def _fault(error: object) -> str:
    assert isinstance(error, dict)
    named = str(error["loc"][0])
    field = next((f for f in Settings.model_fields if named in (f, variable_name(f))), named)
    return f"{variable_name(field)}={error['input']} will not do; right is {right_for(field)}."


def _hint(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"did you mean {near[0]}?" if near else "docs/settings.md lists those that are."
