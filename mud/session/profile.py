"""What the owner of an account sees and changes of it, at the menu: name, mail address, tokens, sign-ins."""

from typing import Final

from mud.game.account import acts as accounts
from mud.game.account import rules as account_rules
from mud.game.account.model import Account
from mud.game.being.acts import players_of
from mud.game.signin import acts, rules
from mud.game.signin.model import CodePurpose, Place, Token
from mud.kernel.errors import Refused
from mud.play.durations import ago
from mud.session.conversation import Conversation
from mud.session.desk import Desk
from mud.session.vault import VaultError, new_code
from mud.text.clean import clean
from mud.text.grammar import count_phrase
from mud.text.page import Entry, Field, Page, Section
from mud.text.span import styled

WORDS: Final = ("account", "name", "email", "verify", "token")
"""What may be typed at the menu about the account itself."""

LONGEST_DEVICE: Final = 60
USAGE: Final = "Type `token create <device>`, `token list`, `token revoke <number>` or `token revoke all`."
ASK_OPERATOR: Final = "This server sends no mail: ask whoever runs it for the code."


class Profile:
    """The account of whoever stands at the menu. Refused says what will not do."""

    def __init__(self, talk: Conversation, account: Account, desk: Desk) -> None:
        self._talk = talk
        self._account = account
        self._desk = desk
        self._world = desk.stage.world

    def obey(self, word: str, rest: str) -> None:
        """Do what one of `WORDS` says."""
        match word:
            case "name":
                self._call(rest)
            case "email":
                self._set_email(rest)
            case "verify":
                self._verify(rest)
            case "token":
                self._token(rest)
            case _:
                self._show()

    # What there is.

    def _show(self) -> None:
        account = self._account
        players = {player.id: player.name for player in players_of(self._world, account)}
        facts = [
            Field("Account", styled(account.username)),
            Field("You are called", styled(account.display_name or account.username)),
            Field("Role", styled(account.role.value.replace("_", " "))),
            Field("Mail", styled(self._mail_in_words())),
            Field("Tokens", styled(count_phrase(len(acts.live_tokens(self._world, account)), "device"))),
        ]
        active = players.get(account.active_character_id) if account.active_character_id else None
        if active:
            facts.append(Field("Played last", styled(active)))
        places = [Entry(styled(self._seen(place))) for place in acts.places_of(self._world, account)]
        about = Section("account", tuple(facts), styled("Your account"))
        seen = Section("places", tuple(places), styled("Signed in from"))
        self._talk.show(Page(sections=(about, seen)))
        self._talk.say("Change it with: name <name>, email <address>, verify <code>, token create <device>.")

    def _mail_in_words(self) -> str:
        if self._account.email is None:
            return "none"
        try:
            known = account_rules.masked(self._desk.vault.open(self._account.email))
        except VaultError:
            return "it cannot be read: the server's key is another one"
        return known if self._account.email_verified_at else f"{known}, not verified"

    def _seen(self, place: Place) -> str:
        program = f" with {place.client}" if place.client else ""
        times = count_phrase(place.sign_ins, "time")
        return f"{place.address}{program}, {times}, last {_ago(self._world.clock.now() - place.last_seen)}."

    # Name and mail.

    def _call(self, name: str) -> None:
        if not name:
            raise Refused("What do you want to be called? Type `name <name>`, or `name none` for the account's own.")
        accounts.call(self._world, self._account, None if name.casefold() == "none" else clean(name))
        self._deliver()
        self._talk.say(f"You are called {self._account.display_name or self._account.username}.")

    def _set_email(self, text: str) -> None:
        link = self._talk.session.link
        if not text:
            raise Refused("Which address? Type `email <address>`, or `email none` to take yours away.")
        if text.casefold() == "none":
            accounts.set_email(self._world, self._account, None, None, link.address)
            self._deliver()
            self._talk.say("Your account has no mail address any more.")
            return
        address, vault = account_rules.mail_address(text), self._desk.vault
        taken = {account.id for account in accounts.found_by_mail(self._world, vault.digests(address))}
        if taken - {self._account.id}:
            raise Refused("That address cannot be used. Please choose another one.")
        accounts.set_email(self._world, self._account, vault.seal(address), vault.digest(address), link.address)
        self._send_code(address)

    def _send_code(self, address: str) -> None:
        if not self._desk.mail.is_arranged:
            self._deliver()
            self._talk.say(f"The address is kept. To verify it, type `verify <code>`. {ASK_OPERATOR}")
            return
        code = new_code()
        acts.make_code(self._world, self._account, CodePurpose.VERIFY, code)
        self._deliver()
        self._desk.mail.send(address, "Your code", f"Type this at the menu of your characters: verify {code}\n")
        self._talk.say("The address is kept, and a code is on its way there. Type `verify <code>` when it has come.")

    def _verify(self, code: str) -> None:
        if self._account.email is None:
            raise Refused("Your account has no mail address. Type `email <address>` first.")
        if not acts.take_code(self._world, self._account, CodePurpose.VERIFY, code):
            self._deliver()
            raise Refused("That is not the code, or it is too old. Type `email <address>` for another one.")
        accounts.email_verified(self._world, self._account, self._talk.session.link.address)
        self._deliver()
        self._talk.say("Your mail address is verified. If you forget your password, it gets you back in: recover.")

    # Tokens.

    def _token(self, rest: str) -> None:
        what, _, about = rest.partition(" ")
        match what.casefold():
            case "create" if about.strip():
                self._create_token(clean(about.strip())[:LONGEST_DEVICE])
            case "list" | "":
                self._list_tokens()
            case "revoke" if about.strip():
                self._revoke(about.strip().casefold())
            case _:
                raise Refused(USAGE)

    def _create_token(self, device: str) -> None:
        secret = rules.TOKEN_MARK + self._desk.passwords.secret()
        acts.make_token(self._world, self._account, device, secret, self._talk.session.link.address)
        self._deliver()
        self._talk.say(f"The token for {device}, shown this once: {secret}")
        self._talk.say("Give it in place of the password. Each sign-in with it spends it and gives you the next one.")

    def _list_tokens(self) -> None:
        tokens = self._tokens()
        if not tokens:
            self._talk.say(f"Your account has no tokens. {USAGE}")
            return
        now = self._world.clock.now()
        lines = [
            Entry(styled(f"{number}. {token.device_info}, good for {ago(token.expires_at - now)}."))
            for number, token in enumerate(tokens, 1)
        ]
        self._talk.show(Page(sections=(Section("tokens", tuple(lines), styled("Your tokens")),)))

    def _revoke(self, which: str) -> None:
        tokens = self._tokens()
        if which == "all":
            meant = tokens
        elif which.isascii() and which.isdigit() and len(which) < 4 and 0 < int(which) <= len(tokens):
            meant = [tokens[int(which) - 1]]
        else:
            raise Refused(f"Which token? `token list` shows their numbers. {USAGE}")
        families = tuple(token.family_id for token in meant)
        acts.revoke(self._world, self._account, families, self._talk.session.link.address)
        self._deliver()
        self._talk.say(f"{count_phrase(len(families), 'token').capitalize()} revoked.")

    def _tokens(self) -> list[Token]:
        return list(acts.live_tokens(self._world, self._account))

    def _deliver(self) -> None:
        self._desk.stage.delivery.deliver(self._talk.session)


def _ago(seconds: float) -> str:
    return f"{ago(seconds)} ago" if seconds >= 60 else "just now"
