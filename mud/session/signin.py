"""Signing in: a name and a password, or a new account."""

from mud.game.account import acts, rules
from mud.game.account.model import Account
from mud.kernel.errors import Refused
from mud.session.conversation import Conversation, LinkLostError
from mud.session.credentials import Credentials
from mud.session.desk import TOO_BUSY, Desk, ask_new_password
from mud.session.passwords import TooBusyError

WHO = "By what name are you known? (or `new`) "
NO_MATCH = "That name and that password do not go together."
GOODBYE = "Goodbye. Come back any time."


class PasswordTries:
    """How often one person gave a wrong password, and what that costs."""

    def __init__(self, most: int, first_delay: float) -> None:
        self._most = most
        self._first_delay = first_delay
        self._wrong = 0

    async def wrong(self, talk: Conversation) -> None:
        """Wait, longer each time, then say so; the last one closes the connection."""
        self._wrong += 1
        await talk.pause(self._first_delay * 2 ** (self._wrong - 1))
        if self._wrong >= self._most:
            talk.session.close(f"{NO_MATCH} That was once too often. Goodbye.")
            raise LinkLostError
        talk.say(NO_MATCH)


async def sign_in(talk: Conversation, desk: Desk) -> Account:
    """Ask until someone has signed in. LinkLostError when they leave, or were wrong too often."""
    tries = PasswordTries(desk.limits.wrong_passwords, desk.limits.wrong_password_delay)
    while True:
        who = await talk.ask_who(WHO)
        if isinstance(who, Credentials):
            if await _knows_password(talk, desk, who, tries):
                return _let_in_by_program(talk, desk, who)
            continue
        name = who.strip()
        match name.casefold():
            case "":
                continue
            case "quit" | "exit":
                talk.session.close(GOODBYE)
                raise LinkLostError
            case "new":
                account = await _make_account(talk, desk)
            case _:
                account = await _find_account(talk, desk, name, tries)
        if account is not None:
            return _let_in(talk, desk, account)


async def right_password(talk: Conversation, desk: Desk, account: Account | None, question: str) -> bool | None:
    """Ask for a password: whether it is that account's. None when nobody had time to look.

    For no account the answer is no, after the same time. The account may have changed meanwhile: the answer is yes
    only if it is active and the password is still the same.
    """
    return await _is_right(talk, desk, account, await talk.ask(question, hidden=True))


async def _is_right(talk: Conversation, desk: Desk, account: Account | None, password: str) -> bool | None:
    known = account.password_hash if account is not None else None
    try:
        matches = await desk.passwords.verify(password, known)
    except TooBusyError:
        talk.say(TOO_BUSY)
        return None
    return matches and account is not None and account.is_active and account.password_hash == known


async def _find_account(talk: Conversation, desk: Desk, name: str, tries: PasswordTries) -> Account | None:
    account = acts.find(desk.stage.world, name)
    right = await right_password(talk, desk, account, "Password: ")
    if right is False:
        await _refuse(talk, desk, name, tries)
    return account if right else None


async def _refuse(talk: Conversation, desk: Desk, name: str, tries: PasswordTries) -> None:
    """Keep on record that a password was wrong, and let whoever gave it wait."""
    acts.sign_in_failed(desk.stage.world, acts.find(desk.stage.world, name), name, talk.session.link.address)
    desk.stage.delivery.deliver()
    await tries.wrong(talk)


async def _knows_password(talk: Conversation, desk: Desk, given: Credentials, tries: PasswordTries) -> bool:
    """Check what a program gave as if it had been typed, and tell the program as well as the person."""
    account = acts.find(desk.stage.world, given.account)
    right = await _is_right(talk, desk, account, given.password)
    message = None if right else TOO_BUSY if right is None else NO_MATCH
    if message is not None:
        talk.session.link.inform("Char.Login.Result", {"success": False, "message": message})
    if right is False:
        await _refuse(talk, desk, given.account, tries)
    return bool(right)


def _let_in_by_program(talk: Conversation, desk: Desk, given: Credentials) -> Account:
    """Let someone in, and on to the character that the program named."""
    account = acts.find(desk.stage.world, given.account)
    assert account is not None  # its password was right, and nothing was awaited since
    _let_in(talk, desk, account)
    talk.session.link.inform("Char.Login.Result", {"success": True})
    if given.character:
        talk.session.typed((given.character,))
    return account


async def _make_account(talk: Conversation, desk: Desk) -> Account | None:
    world = desk.stage.world
    name = await _ask_account_name(talk, desk)
    if name is None:
        return None
    password_hash = await ask_new_password(talk, desk)
    if password_hash is None:
        return None
    try:
        account = acts.create_account(world, name, password_hash, talk.session.link.address)
    except Refused as refusal:  # someone else took the name while the password was typed
        talk.say(str(refusal))
        return None
    desk.stage.delivery.deliver(talk.session)
    talk.say(f"The account {account.username} is made. You sign in with its name; your characters have their own.")
    return account


async def _ask_account_name(talk: Conversation, desk: Desk) -> str | None:
    talk.say("An account holds your characters. Only you and the staff see its name.")
    while True:
        text = await talk.ask("What shall the account be called? ")
        if not text.strip():
            return None
        try:
            name = rules.account_name(text)
        except Refused as refusal:
            talk.say(str(refusal))
            continue
        if acts.find(desk.stage.world, name) is None:
            return name
        talk.say(f"The account name {name} is taken. Please choose another one.")


def _let_in(talk: Conversation, desk: Desk, account: Account) -> Account:
    session = talk.session
    if account.is_banned:
        reason = f" The reason: {account.ban_reason}" if account.ban_reason else ""
        session.close(f"This account is banned.{reason}")
        raise LinkLostError
    session.account = account
    session.adjust()
    acts.signed_in(desk.stage.world, account, session.link.address, session.link.client or None)
    desk.stage.delivery.deliver(session)
    talk.questions_left = None
    talk.patience = desk.limits.choosing
    return account
