"""Signing in: a name and a password, or a new account."""

from mud.game.account import acts, rules
from mud.game.account.model import Account
from mud.kernel.errors import Refused
from mud.session.conversation import Conversation, LinkLostError
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
        name = (await talk.ask(WHO)).strip()
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
    known = account.password_hash if account is not None else None
    password = await talk.ask(question, hidden=True)
    try:
        matches = await desk.passwords.verify(password, known)
    except TooBusyError:
        talk.say(TOO_BUSY)
        return None
    return matches and account is not None and account.is_active and account.password_hash == known


async def _find_account(talk: Conversation, desk: Desk, name: str, tries: PasswordTries) -> Account | None:
    world = desk.stage.world
    account = acts.find(world, name)
    right = await right_password(talk, desk, account, "Password: ")
    if right:
        return account
    if right is False:
        acts.sign_in_failed(world, account, name, talk.session.link.address)
        desk.stage.delivery.deliver()
        await tries.wrong(talk)
    return None


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
    acts.signed_in(desk.stage.world, account, session.link.address, session.link.client or None)
    desk.stage.delivery.deliver(session)
    talk.questions_left = None
    talk.patience = desk.limits.choosing
    return account
    session.adjust()
