"""`mud user ...`: asks the running server, or does it in the database itself when none runs."""

import sys
from typing import Final

import typer

from mud.app.settings import Settings
from mud.cli.asking import ask
from mud.cli.output import fail, moment, say, table
from mud.game.signin.model import CodePurpose
from mud.kernel.errors import Refused
from mud.ops.safety import EraseUser, LockUser, MakeCode, RotateKey, erase_user, lock_user
from mud.ops.safety import make_code as code_operation
from mud.ops.safety import rotate_key as key_operation
from mud.ops.users import (
    ChangePassword,
    ChangeRole,
    CreateUser,
    ListUsers,
    create_user,
    list_users,
)
from mud.ops.users import (
    change_password as password_operation,
)
from mud.ops.users import (
    change_role as role_operation,
)
from mud.play.roles import Role

LONGEST_INPUT: Final = 4096
"""Bytes of standard input that are read for a password: more is some other file."""


def create(settings: Settings, name: str, role: Role, from_stdin: bool) -> None:
    """Make an account."""
    made = ask(settings, create_user, CreateUser(name, _password(from_stdin), role))
    say(f"The account {made.name} is made; its role is {made.role}.")


def change_password(settings: Settings, name: str, from_stdin: bool) -> None:
    """Give an account another password."""
    changed = ask(settings, password_operation, ChangePassword(name, _password(from_stdin)))
    say(f"The account {changed.name} has a new password.")


def change_role(settings: Settings, name: str, role: Role) -> None:
    """Give an account another role."""
    changed = ask(settings, role_operation, ChangeRole(name, role))
    say(f"The role of {changed.name} is {changed.role}.")


def lock(settings: Settings, name: str, *, locked: bool) -> None:
    """Lock an account, or unlock it."""
    done = ask(settings, lock_user, LockUser(name, locked))
    say(f"The account {done} is {'locked' if locked else 'open again'}.")


def make_code(settings: Settings, name: str, purpose: CodePurpose) -> None:
    """Print a code."""
    made = ask(settings, code_operation, MakeCode(name, purpose))
    how = "at the sign-in: recover" if purpose is CodePurpose.RECOVER else "at the menu: verify <code>"
    say(f"The code for {made.name}, good once within an hour: {made.code}\nIt is typed {how}.")


def erase(settings: Settings, name: str, *, really: bool) -> None:
    """Erase a person."""
    if not really:
        raise Refused(f"This cannot be taken back. To erase {name} for good: mud user erase {name} --really")
    done = ask(settings, erase_user, EraseUser(name))
    said = "Nothing personal is left in the account, its characters and the records."
    say(f"{said} Characters: {done.characters}. Privileged acts: {done.acts}.")
    say("Backups, archives and logs from before still have it: delete them when their time is over.")


def rotate_key(settings: Settings) -> None:
    """Take another key."""
    done = ask(settings, key_operation, RotateKey())
    say(f"There is a new key. Mail addresses encrypted with it: {done.addresses}.")
    for name in done.unreadable:
        fail(f"The mail address of {name} cannot be read with any key that is there.")


def show_all(settings: Settings) -> None:
    """List all accounts."""
    users = ask(settings, list_users, ListUsers())
    if not users:
        say("There is no account yet.")
        return
    rows = ((u.name, u.role, ", ".join(u.characters), moment(u.created_at), moment(u.last_login)) for u in users)
    table(("name", "role", "characters", "made", "last sign-in"), rows)


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return _typed(sys.stdin.buffer.readline(LONGEST_INPUT))
    if not sys.stdin.isatty():
        raise Refused("There is no terminal to ask for the password on; give it on standard input: --password-stdin")
    asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt="The same once more")
    return asked


def _typed(line: bytes) -> str:
    try:
        return line.decode().rstrip("\r\n")
    except UnicodeDecodeError:
        raise Refused("The password on standard input is no text in UTF-8.") from None
