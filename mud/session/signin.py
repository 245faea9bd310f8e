"""Signing in: a name and a password or a token, or a new account."""

from dataclasses import dataclass

from mud.game.account import acts as accounts
from mud.game.account import rules as account_rules
from mud.game.account.acts.bans import is_banned
from mud.game.account.model import Account
from mud.game.signin import acts, rules
from mud.game.signin.acts import Welcome
from mud.game.signin.model import CodePurpose
from mud.kernel.addresses import is_among
from mud.kernel.errors import Refused
from mud.kernel.json import Json
from mud.play.lookalike import LookalikeError
from mud.play.roles import Role
from mud.session.banned import banned_words
from mud.session.conversation import Conversation, LinkLostError
from mud.session.credentials import Credentials
from mud.session.desk import STUCK, TOO_BUSY, Desk, ask_new_password
from mud.session.passwords import TooBusyError
from mud.session.vault import VaultError, new_code
from mud.text.grammar import count_phrase

WHO = "By what name are you known? (or `new`) "
NO_MATCH = "That name and that password do not go together."
GOODBYE = "Goodbye. Come back any time."
RECOVERING = (
    "If that account has a verified mail address, a code is on its way there. Whoever runs this world can also give you"
    " one. It is good for an hour."
)
LOCKED = "This account is locked. Whoever runs this world can open it again."


class PasswordTries:
    """How often one person gave a wrong password, and what that costs; `families` of the tokens that were refused."""

    def __init__(self, most: int, first_delay: float) -> None:
        self.families: dict[str, None] = {}
        self._most = most
        self._first_delay = first_delay
        self._wrong = 0

    async def wrong(self, talk: Conversation, why: str = NO_MATCH) -> None:
        """Wait, longer each time, then say so; the last one closes the connection."""
        self._wrong += 1
        await talk.pause(self._first_delay * 2 ** (self._wrong - 1))
        if self._wrong >= self._most:
            talk.session.close(f"{why} That was once too often. Goodbye.")
            raise LinkLostError
        talk.say(why)


@dataclass(frozen=True, slots=True)
class Proven:
    """An account to which someone proved to belong. `with_`: by which password (its hash) or family of tokens.

    `token` is the secret that follows the one that was spent, "" for a password.
    """

    account: Account
    with_: str
    token: str = ""


@dataclass(frozen=True, slots=True)
class Barred:
    """Why somebody who belongs to an account is not let in: for the record, and for them."""

    why: str
    words: str


class Wrong:
    """Why nobody is let in: a sentence, whether a password was looked at and found wrong, and a token's family."""

    def __init__(self, why: str, counts: bool, family: str = "") -> None:
        self.why = why
        self.counts = counts
        self.family = family


WRONG = Wrong(NO_MATCH, counts=True)
WRONG_CODE = Wrong("That is not the code, or it is too old.", counts=True)
BUSY = Wrong(TOO_BUSY, counts=False)


async def sign_in(talk: Conversation, desk: Desk) -> Account:
    """Ask until someone has signed in. LinkLostError when they leave, or were wrong too often."""
    tries = PasswordTries(desk.limits.wrong_passwords, desk.limits.wrong_password_delay)
    while True:
        who = await talk.ask_who(WHO)
        if isinstance(who, Credentials):
            account = await _by_program(talk, desk, who, tries)
            if account is not None:
                return account
            continue
        try:
            proven = await _by_word(talk, desk, who.strip(), tries)
        except Refused as refusal:  # too many from there, or a name that someone took while the password was typed
            talk.say(str(refusal))
            continue
        if proven is not None:
            return _let_in(talk, desk, proven, tries)


async def right_password(talk: Conversation, desk: Desk, account: Account, question: str) -> bool | None:
    """Ask for the password of an account, no token: whether it is right. None when nobody had time to look.

    The account may have changed meanwhile: the answer is yes only if it is active and the password is still the same.
    """
    given = await talk.ask(question, hidden=True)
    found = await _check_password(desk, account.username, account, given, talk.session.link.address)
    if isinstance(found, Wrong):
        if not found.counts:
            talk.say(found.why)
        return False if found.counts else None
    return True


async def _by_word(talk: Conversation, desk: Desk, word: str, tries: PasswordTries) -> Proven | None:
    """What is done about what was typed for a name; None asks again, and so does Refused."""
    match word.casefold():
        case "":
            return None
        case "quit" | "exit":
            talk.session.close(GOODBYE)
            raise LinkLostError
        case "new" if desk.only_staff():
            talk.say(STUCK)
            return None
        case "recover":
            return await _recover(talk, desk, tries)
        case "new":
            made = await _make_account(talk, desk)
            return None if made is None else Proven(made, made.password_hash)
        case _:
            return await _by_hand(talk, desk, word, tries)


async def _by_hand(talk: Conversation, desk: Desk, name: str, tries: PasswordTries) -> Proven | None:
    found = await _prove(talk, desk, name, await talk.ask("Password: ", hidden=True))
    if isinstance(found, Wrong):
        await _refuse(talk, desk, name, found, tries)
        return None
    return found


async def _by_program(talk: Conversation, desk: Desk, given: Credentials, tries: PasswordTries) -> Account | None:
    """Let someone in whose program gave name and password, or tell the program as well as the person why not."""
    found = await _prove(talk, desk, given.account, given.password)
    if isinstance(found, Wrong):
        desk.stage.delivery.programs.tell(talk.session, "Char.Login.Result", {"success": False, "message": found.why})
        await _refuse(talk, desk, given.account, found, tries)
        return None
    if barred := _barred(desk, found.account):
        desk.stage.delivery.programs.tell(
            talk.session, "Char.Login.Result", {"success": False, "message": barred.words}
        )
    _let_in(talk, desk, found, tries)
    result: dict[str, Json] = {"success": True, "token": found.token} if found.token else {"success": True}
    desk.stage.delivery.programs.tell(talk.session, "Char.Login.Result", result)
    if given.character:
        talk.session.typed((given.character,))
    return found.account


async def _prove(talk: Conversation, desk: Desk, name: str, secret: str) -> Proven | Wrong:
    """Whether the secret is the password of that name's account, or a token of it."""
    world, address = desk.stage.world, talk.session.link.address
    if rules.looks_like_token(secret):
        return _spend(desk, name, secret, address)
    account = accounts.find(world, name)
    found = await _check_password(desk, name, account, secret, address)
    if not isinstance(found, Proven):
        return found
    if desk.passwords.is_dated(found.with_):
        return await _at_todays_cost(desk, found, secret)
    return found


async def _check_password(
    desk: Desk, name: str, account: Account | None, password: str, address: str
) -> Proven | Wrong:
    """For no account the answer is no, after the same time, as it is for one that has to wait."""
    known = account.password_hash if account is not None else None
    if _seconds_to_wait(desk, name, address):
        return _must_wait(desk, name, address)
    try:
        matches = await desk.passwords.verify(password, known)
    except TooBusyError:
        return BUSY
    if _seconds_to_wait(desk, name, address):  # others were wrong meanwhile: nobody guesses in parallel
        return _must_wait(desk, name, address)
    if matches and account is not None and account.is_active and account.password_hash == known:
        return Proven(account, account.password_hash)
    return WRONG


def _seconds_to_wait(desk: Desk, name: str, address: str) -> float:
    if is_among(address, desk.limits.exempt):
        return 0.0
    return acts.seconds_to_wait(desk.stage.world, name, address)


def _check_may_make_accounts(desk: Desk, address: str) -> None:
    if not is_among(address, desk.limits.exempt):
        acts.check_may_make_accounts(desk.stage.world, address)


def _must_wait(desk: Desk, name: str, address: str) -> Wrong:
    seconds = _seconds_to_wait(desk, name, address)
    return Wrong(f"There were too many wrong passwords. Please try again in {_in_words(seconds)}.", counts=False)


def _spend(desk: Desk, name: str, secret: str, address: str) -> Proven | Wrong:
    world = desk.stage.world
    account = accounts.find(world, name)
    if _seconds_to_wait(desk, name, address):
        return _must_wait(desk, name, address)
    refused = Wrong(NO_MATCH, counts=True, family=acts.family_of(world, secret))
    if account is None or not account.is_active:
        return refused
    if _barred(desk, account) and acts.is_good(world, account, secret):
        return Proven(account, "")  # nobody is let in, so the token is not spent
    fresh = rules.TOKEN_MARK + desk.passwords.secret()
    token = acts.spend_token(world, account, secret, fresh, address)
    return refused if token is None else Proven(account, f"token:{token.family_id}", fresh)


async def _at_todays_cost(desk: Desk, found: Proven, password: str) -> Proven:
    """Hash the password anew: the cost is another one than when that was done."""
    try:
        made = await desk.passwords.hash(password)
    except TooBusyError:
        return found
    accounts.rehash(desk.stage.world, found.account, found.with_, made)
    return Proven(found.account, found.account.password_hash)


async def _refuse(talk: Conversation, desk: Desk, name: str, found: Wrong, tries: PasswordTries) -> None:
    """Keep on record that a password was wrong, and let whoever gave it wait."""
    if found is BUSY:
        await talk.pause(desk.limits.wrong_password_delay)  # or those turned away would ask again without end
        talk.say(found.why)
        return
    if found.family:
        tries.families[found.family] = None
    if found.counts:
        link = talk.session.link
        acts.password_was_wrong(desk.stage.world, name, link.address, link.client)
    desk.stage.delivery.deliver()
    await tries.wrong(talk, found.why)


async def _recover(talk: Conversation, desk: Desk, tries: PasswordTries) -> Proven | None:
    """Let someone who forgot their password choose another one, with a code that was sent or told to them.

    What is said and how long it takes is the same for a name that nobody has.
    """
    name = (await talk.ask("Which account? ")).strip()
    if not name:
        return None
    world, address = desk.stage.world, talk.session.link.address
    account = accounts.find(world, name)
    if _seconds_to_wait(desk, name, address):
        await _refuse(talk, desk, name, _must_wait(desk, name, address), tries)
        return None
    acts.recovery_asked(world, address)
    if account is not None and _wants_mail(desk, account):
        _send_code(desk, account)
    desk.stage.delivery.deliver()
    talk.say(RECOVERING)
    code = (await talk.ask("The code: ")).strip()
    if not code:
        return None
    if account is None or not account.is_active or not acts.take_code(world, account, CodePurpose.RECOVER, code):
        await _refuse(talk, desk, name, WRONG_CODE, tries)
        return None
    password_hash = await ask_new_password(talk, desk, account.username)
    if password_hash is None:
        talk.say("The code is spent. Type recover for another one.")
        return None
    acts.recovered(world, account, password_hash, address)
    return Proven(account, password_hash)


def _wants_mail(desk: Desk, account: Account) -> bool:
    """Whether a code is to be sent: one that is still good is not made worthless by whoever asks for another."""
    has_code = acts.has_code(desk.stage.world, account, CodePurpose.RECOVER)
    return account.email_verified_at is not None and desk.mail.is_arranged and not has_code


def _send_code(desk: Desk, account: Account) -> None:
    try:
        to = desk.vault.open(account.email or "")
    except VaultError as error:
        desk.stage.failures.note("a mail address cannot be read", error, account=account.id)
        return
    code = new_code()
    acts.make_code(desk.stage.world, account, CodePurpose.RECOVER, code)
    text = f"Somebody, you we hope, asked for this code to choose another password: {code}\n"
    desk.mail.send(to, "Your code", text)


async def _make_account(talk: Conversation, desk: Desk) -> Account | None:
    world, address = desk.stage.world, talk.session.link.address
    _check_may_make_accounts(desk, address)
    name = await _ask_account_name(talk, desk)
    if name is None:
        return None
    password_hash = await ask_new_password(talk, desk, name)
    if password_hash is None:
        return None
    _check_may_make_accounts(desk, address)
    account = accounts.create_account(world, name, password_hash, address)
    acts.account_was_made(world, address)
    desk.stage.delivery.deliver(talk.session)
    talk.say(f"The account {account.username} is made. You sign in with its name; your characters have their own.")
    return account


async def _ask_account_name(talk: Conversation, desk: Desk) -> str | None:
    world, address = desk.stage.world, talk.session.link.address
    talk.say("An account holds your characters. Only you and the staff see its name.")
    while True:
        text = await talk.ask("What shall the account be called? ")
        if not text.strip():
            return None
        _check_may_make_accounts(desk, address)
        try:
            name = account_rules.account_name(text)
            accounts.check_is_free(world, name)
        except Refused as refusal:
            if accounts.find(world, text) is not None or isinstance(refusal, LookalikeError):
                acts.name_was_taken(world, address)
            if isinstance(refusal, LookalikeError):
                accounts.lookalike_was_asked(world, None, refusal, address)
            talk.say(str(refusal))
            continue
        return name


def _let_in(talk: Conversation, desk: Desk, proven: Proven, tries: PasswordTries) -> Account:
    session, account = talk.session, proven.account
    if barred := _barred(desk, account):
        accounts.sign_in_barred(desk.stage.world, account, barred.why, session.link.address)
        desk.stage.delivery.deliver()
        session.close(barred.words)
        raise LinkLostError
    session.account, session.signed_with = account, proven.with_
    session.adjust()
    welcome = acts.came_in(desk.stage.world, account, session.link.address, session.link.client)
    acts.tokens_were_given(desk.stage.world, account, tries.families, session.link.address)
    desk.stage.delivery.deliver(session)
    for sentence in _news(welcome):
        talk.say(sentence)
    if proven.token:
        talk.say(f"The token is spent. The next one of this device: {proven.token}")
    talk.questions_left = None
    talk.patience = desk.limits.choosing
    return account


def _barred(desk: Desk, account: Account) -> Barred | None:
    """Why nobody is let in to an account, whatever they know; None when they are."""
    world = desk.stage.world
    if is_banned(world, account):
        return Barred("banned", banned_words(world, account))
    if account.is_locked:
        return Barred("locked", LOCKED)
    if desk.only_staff() and not account.role.includes(Role.HELPER):
        return Barred("only staff", STUCK)
    return None


def _news(welcome: Welcome) -> list[str]:
    """What the owner of an account should know before anything else."""
    said = []
    if welcome.failures:
        times = count_phrase(welcome.failures, "wrong password")
        said.append(f"Since you were last here: {times} for your account.")
    for place in welcome.new_places:
        program = f" with {place.client}" if place.client else ""
        said.append(f"Someone signed in to your account from {place.address}{program}, for the first time from there.")
    if welcome.new_places:
        said.append("If that was not you, change your password: it ends every other connection and all tokens.")
    return said


def _in_words(seconds: float) -> str:
    if seconds < 90:
        return count_phrase(max(1, round(seconds)), "second")
    return count_phrase(round(seconds / 60), "minute")
