"""The operator's commands, as Typer reads them; what each does stands in a module of its own.

Exit codes: 0 all well, 1 a problem (a line says which), 2 a word on the command line was not understood, 3 no server.
"""

import sys
from enum import IntEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from mud.app.settings import Settings, read_settings
from mud.cli import accounts, audit, check, content, database, records, run, simulate, status
from mud.cli.asking import ask
from mud.cli.output import fail, say
from mud.game.signin.model import CodePurpose
from mud.kernel.errors import MudError
from mud.ops import client
from mud.ops.certificate import ReloadCertificate, reload_certificate
from mud.ops.client import NoServerError
from mud.ops.maps import AskMap, world_map
from mud.play.roles import Role


class Exit(IntEnum):
    """What a shell learns."""

    WELL = 0
    PROBLEM = 1
    NO_SERVER = 3


app = typer.Typer(
    name="mud",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Run and look after a MUD server. Settings are environment variables: see docs/settings.md.",
)
user = typer.Typer(no_args_is_help=True, help="Accounts: make them, change password or role, list them.")
db = typer.Typer(no_args_is_help=True, help="The database.")
content_app = typer.Typer(no_args_is_help=True, help="The content of the running server.")
migrations = typer.Typer(help="Bring the database to the schema of this program.")
simulations = typer.Typer(no_args_is_help=True, help="Try the rules and the content without a server.")
key = typer.Typer(no_args_is_help=True, help="The keys with which mail addresses are encrypted.")
app.add_typer(user, name="user")
app.add_typer(key, name="key")
app.add_typer(simulations, name="simulate")
app.add_typer(content_app, name="content")
app.add_typer(db, name="db")
app.add_typer(migrations, name="migrate")

Name = Annotated[str, typer.Argument(help="The name of the account.")]
FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input; else it is asked for.")
]

What = Annotated[str, typer.Argument(help="A content type or a file; nothing for all.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


@app.callback()
def mud(debug: Annotated[bool, typer.Option(help="Show the traceback of an error.")] = False) -> None:
    """Remember how errors are to be shown."""
    # Read again by `main`, which has no other way to learn of it than the arguments themselves.
    del debug


@app.command("run")
def run_command(
    host: Annotated[str | None, typer.Option(help="As MUD_HOST, and goes before it.")] = None,
    port: Annotated[int | None, typer.Option(help="As MUD_PORT, and goes before it.")] = None,
) -> None:
    """Start the server and stay until it is told to stop (Ctrl-C, SIGTERM)."""
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    _end(run.run(read_settings(**given), say))


@app.command("check")
def check_command(
    json: AsJson = False,
    strict: Annotated[bool, typer.Option("--strict", help="Take a warning for a problem: the exit code is 1.")] = False,
) -> None:
    """Check settings and content, and print all faults and warnings: file, line and column."""
    _end(check.check(json, strict))


@app.command("status")
def status_command() -> None:
    """Show how the server is, and whether it is safe to kill: if so the exit code is 0, else 1; 3 without a server."""
    _end(status.show(_settings()))


@app.command("audit")
def audit_command() -> None:
    """Prove from the database that all things and coins are there, also while the server runs; 1 when one is not."""
    _end(audit.audit(_settings()))


@app.command("retention")
def retention_command(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say how many there are.")] = False,
) -> None:
    """Move records that are older than MUD_KEEP_EVENTS and MUD_KEEP_ACTS into the archive now."""
    records.put_away(_settings(), dry_run=dry_run)


@app.command("map")
def map_command(
    file: Annotated[Path | None, typer.Argument(help="Where to write it; else it goes to standard output.")] = None,
) -> None:
    """Write the map of the world as mapping clients read it (Mudlet's XML)."""
    text = ask(_settings(), world_map, AskMap()).text
    if file is None:
        say(text.rstrip("\n"))
    else:
        file.write_text(text, encoding="utf-8")


@app.command("certificate")
def certificate_command() -> None:
    """Have the running server read its certificate for TLS again, once it was renewed; a bad one changes nothing."""
    client.ask(_settings().socket_path, reload_certificate, ReloadCertificate())
    say("The certificate was read again. Whoever connects from now on gets the new one.")


@app.command("version")
def version_command() -> None:
    """Print the version."""
    say(status.version_line())


@migrations.callback(invoke_without_command=True)
def migrate_command(context: typer.Context) -> None:
    """Bring the database to the newest schema; an SQLite file is copied first."""
    if context.invoked_subcommand is None:
        database.bring_up_to_date(_settings())


@migrations.command("new")
def migrate_new(message: Annotated[str, typer.Argument(help="What it does, in a few words.")]) -> None:
    """Write a new migration from what the program declares; read it before it is used."""
    database.write_migration(_settings(), message)


@db.command("replay")
def db_replay(file: Annotated[Path, typer.Argument(help="A journal: rescue-....jsonl")]) -> None:
    """Write a journal into the database over what is there; no server may run meanwhile."""
    database.replay_journal(_settings(), file)


@content_app.command("reload")
def content_reload(what: What = "", json: AsJson = False) -> None:
    """Have the running server read its content again; when there is any fault it changes nothing and all are shown."""
    content.reload(_settings(), what, json)


@content_app.command("diff")
def content_diff(what: What = "", json: AsJson = False) -> None:
    """Show what `mud content reload` would do."""
    content.diff(_settings(), what, json)


@content_app.command("schema")
def content_schema() -> None:
    """Write JSON Schema of all content types into the content folder, for editors that complete as one types."""
    content.write_schemas(_settings())


@simulations.command("fight")
def simulate_fight_command(
    one: Annotated[str, typer.Argument(help="A side: 'fighter 5', 'mill rat x3', 'fighter 3, cleric 3'.")],
    other: Annotated[str, typer.Argument(help="The other side.")],
    bouts: Annotated[int, typer.Option("-n", help="How many times they fight.")] = 1000,
    seed: Annotated[int, typer.Option(help="The same seed gives the same fights.")] = 1,
) -> None:
    """Let two sides fight many times by the rules of the game, and print who wins, how long it takes, what it costs."""
    simulate.simulate_fight(_settings(), one, other, bouts, seed)


@user.command("create")
def user_create(
    name: Name,
    role: Annotated[Role, typer.Option(help="What the account may do.")] = Role.PLAYER,
    password_stdin: FromStdin = False,
) -> None:
    """Make an account."""
    accounts.create(_settings(), name, role, password_stdin)


@user.command("passwd")
def user_passwd(name: Name, password_stdin: FromStdin = False) -> None:
    """Give an account another password."""
    accounts.change_password(_settings(), name, password_stdin)


@user.command("role")
def user_role(name: Name, role: Annotated[Role, typer.Argument(help="What the account may do.")]) -> None:
    """Give an account another role."""
    accounts.change_role(_settings(), name, role)


@user.command("lock")
def user_lock(name: Name) -> None:
    """Let nobody sign in to an account, and end its connections and tokens."""
    accounts.lock(_settings(), name, locked=True)


@user.command("unlock")
def user_unlock(name: Name) -> None:
    """Let people sign in to an account again."""
    accounts.lock(_settings(), name, locked=False)


@user.command("erase")
def user_erase(
    name: Name, really: Annotated[bool, typer.Option("--really", help="It cannot be taken back.")] = False
) -> None:
    """Take all that is personal about someone out of the account, its characters and the records, for good."""
    accounts.erase(_settings(), name, really=really)


@user.command("code")
def user_code(
    name: Name, purpose: Annotated[CodePurpose, typer.Argument(help="What the code is for.")] = CodePurpose.RECOVER
) -> None:
    """Print a code for someone who forgot the password (recover), or whom no mail reaches (verify)."""
    accounts.make_code(_settings(), name, purpose)


@key.command("rotate")
def key_rotate() -> None:
    """Encrypt all mail addresses with another key; it goes to the top of the key file."""
    accounts.rotate_key(_settings())


@user.command("list")
def user_list() -> None:
    """List all accounts."""
    accounts.show_all(_settings())


def main(arguments: list[str] | None = None) -> NoReturn:
    """Obey the command line and exit. An error of ours is one line; --debug adds its traceback."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        app(given, standalone_mode=True)
    except (MudError, OSError) as error:
        if "--debug" in given:
            raise
        fail(str(error))
        sys.exit(Exit.NO_SERVER if isinstance(error, NoServerError) else Exit.PROBLEM)
    sys.exit(Exit.WELL)


def _settings() -> Settings:
    return read_settings()


def _end(well: bool) -> None:
    if not well:
        raise typer.Exit(Exit.PROBLEM)
