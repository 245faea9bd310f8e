"""The menu of characters: play one, make one, delete one; change the password; leave."""

from collections.abc import Sequence

from mud.game.account import acts as accounts
from mud.game.account.model import Account
from mud.game.being import acts
from mud.game.being.model import Player
from mud.game.signin import acts as acts_at_door
from mud.kernel.errors import Refused
from mud.session.conversation import Conversation, LinkLostError
from mud.session.desk import Desk, ask_new_password
from mud.session.making import Making
from mud.session.playing import begin_playing
from mud.session.profile import WORDS, Profile
from mud.session.signin import GOODBYE, PasswordTries, right_password
from mud.text.clean import name_key
from mud.text.markup import parse
from mud.text.page import Entry, Page, Paragraph, Section
from mud.text.span import Text, plain, styled, typed

CHOICES = (
    "Type a number or a name to play, or: [send]create[/], delete <name>, [send]account[/], [send]password[/], "
    "[send]quit[/]."
)
NO_CHARACTERS = (
    "You have no character yet. Type `[send]create[/]` to make one, `[send]password[/]` to change yours, or "
    "`[send]quit[/]`."
)


class Menu:
    """The menu of one account."""

    def __init__(self, talk: Conversation, account: Account, desk: Desk) -> None:
        self._talk = talk
        self._account = account
        self._desk = desk
        self._world = desk.stage.world
        self._tries = PasswordTries(desk.limits.wrong_passwords, desk.limits.wrong_password_delay)

    async def choose(self) -> None:
        """Show the menu until someone plays. LinkLostError when they leave."""
        self._show()
        while True:
            answer = (await self._talk.ask("> ")).strip()
            word, _, rest = answer.partition(" ")
            try:
                if await self._obey(word.casefold(), rest.strip(), answer):
                    return
            except Refused as refusal:
                self._talk.say(str(refusal))

    async def _obey(self, word: str, rest: str, answer: str) -> bool:
        """Do what was chosen; whether play has begun."""
        match word:
            case "":
                self._show()
            case "create":
                return await self._create(rest)
            case "delete":
                await self._delete(rest)
            case "password":
                await self._change_password()
            case _ if word in WORDS:
                Profile(self._talk, self._account, self._desk).obey(word, rest)
            case "quit" | "exit":
                self._talk.session.close(GOODBYE)
                raise LinkLostError
            case "play":
                return await self._play(self._meant(rest))
            case _:
                return await self._play(self._meant(answer))
        return False

    def _show(self) -> None:
        players = acts.players_of(self._world, self._account)
        lines = [
            Entry((*styled(f"{number}. "), *typed(str(number), "person", player.name), *styled(_standing(player))))
            for number, player in enumerate(players, 1)
        ]
        choices = Paragraph(_choices(players))
        heading = styled("Your characters") if players else None
        page = Page(sections=(Section("characters", tuple(lines), heading), Section("choices", (choices,))))
        self._talk.show(page)

    def _meant(self, text: str) -> Player:
        """The character meant by a number, a name or the beginning of one; Refused when it is none of them."""
        players = acts.players_of(self._world, self._account)
        if text.isascii() and text.isdigit() and len(text) <= len(str(len(players))) and 0 < int(text) <= len(players):
            return players[int(text) - 1]
        key = name_key(text)
        exact = [player for player in players if player.name_key == key]
        begins = [player for player in players if key and player.name_key.startswith(key)]
        for found in (exact, begins):
            if len(found) == 1:
                return found[0]
        raise Refused(f"None of your characters is meant by that. {plain(_choices(players))}")

    async def _play(self, player: Player) -> bool:
        if self._desk.stage.hub.of(player) is not None:
            question = f"{player.name} is being played from another connection. Take over? (yes or no) "
            if not _is_yes(await self._talk.ask(question)):
                return False
            self._check_still_there(player)
        self._begin(player)
        return True

    async def _create(self, name: str) -> bool:
        made = await Making(self._talk, self._world).make(name)
        if made is None:
            self._show()
            return False
        # Made and brought into the world between two awaits: it is told once both are on disk.
        player = acts.create_player(self._world, self._account, made.name, made.sheet)
        self._begin(player)
        return True

    async def _delete(self, name: str) -> None:
        player = self._meant(name or await self._talk.ask("Which character? "))
        self._check_not_played(player)
        self._talk.say(f"This deletes {player.name} for good.")
        answer = await self._talk.ask("To do it, type the name once more; anything else keeps it: ")
        if name_key(answer) != player.name_key:
            raise Refused(f"{player.name} is kept.")
        self._check_still_there(player)
        self._check_not_played(player)
        acts.delete_player(self._world, player)
        self._desk.stage.delivery.deliver(self._talk.session)
        self._talk.say(f"{player.name} is deleted.")
        self._show()

    async def _change_password(self) -> None:
        right = await right_password(self._talk, self._desk, self._account, "Your password until now: ")
        if right is False:
            link = self._talk.session.link
            acts_at_door.password_was_wrong(self._world, self._account.username, link.address, link.client)
            await self._tries.wrong(self._talk)
        if not right:
            return
        password_hash = await ask_new_password(self._talk, self._desk, *self._names())
        if password_hash is None:
            return
        accounts.change_password(self._world, self._account, password_hash)
        self._desk.stage.delivery.deliver(self._talk.session)
        self._talk.say("Your password is changed.")

    def _begin(self, player: Player) -> None:
        accounts.play_as(self._account, player.id)
        begin_playing(self._talk.session, player, self._desk.stage)

    def _names(self) -> tuple[str, ...]:
        """What a guesser would try."""
        return (self._account.username, *(player.name for player in acts.players_of(self._world, self._account)))

    def _check_still_there(self, player: Player) -> None:
        """Much can happen while someone thinks about an answer."""
        if player not in acts.players_of(self._world, self._account):
            raise Refused(f"{player.name} is no longer yours to choose.")

    def _check_not_played(self, player: Player) -> None:
        if self._desk.stage.hub.of(player) is not None:
            raise Refused(f"{player.name} is being played right now. Leave the world with that character first.")


def _choices(players: Sequence[Player]) -> Text:
    return parse(CHOICES if players else NO_CHARACTERS).text()


def _standing(player: Player) -> str:
    if not player.online:
        return f", level {player.level}"
    return f", level {player.level}, {'being played' if player.linked else 'standing in the world'}"


def _is_yes(answer: str) -> bool:
    return answer.strip().casefold() in ("y", "yes")
