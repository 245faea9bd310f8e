"""What bots do: they take, give, pack, stack, wear, light, lock and walk with the game's own commands, and trade.

A trade is a command of this test alone: a token for coins, both with the game's own acts. Tokens change hands in no
other way (no bot ever says their name), so that coins and tokens together are worth the same for everyone, always.
"""

import asyncio
from random import Random

from mud.app import roster
from mud.game.account import acts as accounts
from mud.game.being import acts as beings
from mud.game.being.acts import STARTING_COINS
from mud.game.being.model import Player, Position
from mud.game.npc.model import Npc
from mud.game.thing import acts as things
from mud.game.thing.model import Item
from mud.kernel.errors import Refused
from mud.kernel.ids import ItemId, ItemTemplateId, RoomId
from mud.kernel.money import Copper
from mud.play.context import Ctx, Services
from mud.play.dispatch import CommandTable, Dispatcher
from mud.play.naming import Naming
from mud.play.roles import Permission, Role
from mud.session.hub import Hub
from mud.world.contents import Holder
from mud.world.purses import transfer
from mud.world.world import World

BOTS = 8
TOKENS = 3
PRICE = Copper(10)
TOKEN = ItemTemplateId("item_cleaver")
ANVIL = ItemTemplateId("item_anvil")
CORPSE = ItemTemplateId("item_corpse")
APPLE = ItemTemplateId("item_apple")
WORTH = STARTING_COINS + TOKENS * PRICE
"""What the coins and the tokens of every bot are worth together."""

WORDS = ("loaf", "sword", "apple", "boots", "coat", "basket", "box", "lamp", "oil", "key", "beans")
WAYS = ("north", "south", "east", "west", "up", "down", "out")
WORKS = (
    "light lamp", "extinguish lamp", "refill lamp with oil", "eat apple", "eat loaf", "taste beans", "empty basket",
    "use oil", "drink oil", "hold lamp", "remove lamp", "unlock door", "open door", "close door", "lock door",
    "pick door", "put 2 beans in basket", "split 2 beans", "combine beans", "drop 2 beans", "get 3 beans",
    "inventory", "equipment", "examine lamp", "put lamp in basket", "put basket in box",
    "get jug", "drink jug", "empty jug", "fill jug from race", "pour jug into basket",
    "get book", "read book", "get potion",
    "drink potion", "get scroll", "recite scroll", "get wand", "zap wand", "get cheese", "eat cheese",
    "taste cheese", "get ring", "attune ring", "unattune ring", "study ring", "wear ring", "get whetstone",
    "get club", "wield club", "repair club", "compare club", "loadout save work", "loadout wear work", "wear coat",
)  # fmt: skip
"""What is done with single things, lit ones, doors, stacks, and what can be used up."""

FIGHTS = ("flee", "disengage", "wimpy 30", "consider cat", "get all from corpse", "loot corpse", "up", "down")
"""What is done about creatures, beside attacking them."""

ON_CORPSES = ("loot", "get all from", "look in")
"""What is done with corpses."""

VERBS = {
    "lamp": ("light", "extinguish", "hold", "remove"),
    "fuel": ("hold", "remove"),
    "food": ("eat", "taste", "split 2", "combine"),
    "potion": ("drink", "drink", "split 2"),
    "scroll": ("recite", "recite", "combine"),
    "vessel": ("drink", "empty", "taste", "pour"),
    "wand": ("zap", "use"),
    "whetstone": ("hold", "repair flour club with"),
    "ring": ("attune", "study", "wear", "remove", "unattune"),
    "club": ("wield", "wield", "compare", "remove"),
    "container": ("empty", "get all from", "open"),
    "book": ("read", "study"),
    "weapon": ("wield", "compare", "remove"),
    "armor": ("wear", "remove", "compare"),
    "key": ("hold", "remove"),
}
"""What is done with things, by their subtype or by what they are for."""

MOST_CARRIED = 20
"""Things that a bot takes up before it does something with them."""

HARMLESS = frozenset({"movement", "senses", "you", "talk", "people", "general", "help"})
"""Categories of commands that take no token out of anyone's hands."""

START = RoomId("room_mill")
"""Where every other one begins, since no way leads there."""


def settle(world: World) -> list[Player]:
    """Bring the bots into the world; the first time they are made, with their tokens."""
    found = sorted((p for p in world.shelf(Player) if p.name.startswith("Bot")), key=lambda p: p.name)
    players = found or [_made(world, number) for number in range(BOTS)]
    for number, player in enumerate(players):
        if number % 2:
            player.room_id = START
        beings.enter(world, player)
    return players


def examples() -> tuple[str, ...]:
    """What the help pages of the game's commands show, as far as it is harmless: whatever is new is tried, too."""
    ours = (each for each in roster.commands() if each.function.__module__.startswith("mud.game."))
    plain = (each for each in ours if each.permission is Permission.PLAY and each.category in HARMLESS)
    return tuple(example for each in plain for example in each.help.examples if "all" not in example.split())


def _made(world: World, number: int) -> Player:
    letter = chr(ord("a") + number)
    account = accounts.create_account(world, f"keeper-{letter}", "hash")
    player = beings.create_player(world, account, f"Bot{letter}")
    for _ in range(TOKENS):
        world.add(Item(id=ItemId(world.ids.new()), template_id=TOKEN, holder=Holder.player(player.id)))
    return player


class Bot:
    """One player, and what it does next. With `awaits` a trade has a gap in its middle, as none may have."""

    def __init__(self, world: World, player: Player, chance: Random, *, awaits: bool = False) -> None:
        table = CommandTable(roster.commands())
        services: Services = {CommandTable: table, Naming: roster.naming(), Hub: Hub()}
        self.ctx: Ctx[Player] = Ctx(world, player, Role.PLAYER, services)
        self._examples = examples()
        self._dispatcher = Dispatcher(table)
        self._chance = chance
        self._awaits = awaits
        self.did = ""

    async def act(self) -> bool:
        """Do something; whether it was a trade, of which people are told once it is on disk.

        `did` is the word of the command that came through.
        """
        self.did = ""
        try:
            roll = self._chance.random()
            if roll < 0.25:
                await self._trade()
                return True
            if roll < 0.28:
                self._found_account()
                return True
            if roll < 0.34:
                self._eat_or_bake()
                return False
            line = self._line()
            self._dispatcher.run(self.ctx, line)
            self.did = line.split()[0]
        except Refused:
            pass
        return False

    def _line(self) -> str:
        sensible = self._sensible() if self._chance.random() < 0.5 else None
        return sensible or self._any_line()

    def _sensible(self) -> str | None:
        """Something that makes sense with whoever or whatever is there; None where nothing does."""
        world, me = self.ctx.world, self.ctx.actor
        if me.position in (Position.DYING, Position.DEAD):
            return self._chance.choice(("release", "look", "corpse", "look"))
        if me.position is not Position.STANDING:
            return self._chance.choice(("stand", "stand", "wake"))
        fallen = [player for player in world.where(Player, "room_id", me.room_id) if player.position is Position.DYING]
        if fallen and self._chance.random() < 0.2:
            return f"tend {self._chance.choice(fallen).name}"
        creatures = [npc for npc in world.where(Npc, "room_id", me.room_id) if npc.is_present]
        if creatures and self._chance.random() < 0.2:
            return f"kill {self._chance.choice(creatures).name}"
        if self._chance.random() < 0.2 and any(
            item.template_id == CORPSE for item in things.lying_in(world, me.room_id)
        ):
            return f"{self._chance.choice(ON_CORPSES)} corpse"
        lying = [
            thing for thing in things.lying_in(world, me.room_id) if thing.template_id not in (TOKEN, ANVIL, CORPSE)
        ]
        carried = [thing for thing in things.carried_by(world, me) if thing.template_id != TOKEN]
        if lying and (not carried or (len(carried) < MOST_CARRIED and self._chance.random() < 0.4)):
            return f"get {things.template_of(world, self._chance.choice(lying)).name}"
        if not carried:
            return None
        kind = things.template_of(world, self._chance.choice(carried))
        verbs = VERBS.get(kind.item_subtype or "", VERBS.get(kind.item_type.value, ()))
        return f"{self._chance.choice((*verbs, *verbs, 'drop'))} {kind.name}"

    def _any_line(self) -> str:
        word, other = self._chance.choices(WORDS, k=2)
        roll = self._chance.random()
        if self._chance.random() < 0.25:
            return (
                self._chance.choice(WORKS if roll < 0.4 else FIGHTS)
                if roll < 0.7
                else self._tried(self._chance.choice(self._examples))
            )
        if roll < 0.3:
            return self._chance.choice(WAYS)
        if roll < 0.55:
            return f"get {word}"
        if roll < 0.65:
            return f"drop {word}"
        if roll < 0.75:
            return f"put {word} in {self._chance.choice(('basket', 'box'))}"
        if roll < 0.8:
            return f"get {word} from {self._chance.choice(('basket', 'box'))}"
        if roll < 0.85:
            return f"wear {word}" if other > word else f"remove {word}"
        neighbor = self._neighbor()
        return f"give {word} to {neighbor.name}" if neighbor else "look"

    def _tried(self, example: str) -> str:
        """An example, about someone who is there."""
        neighbor = self._neighbor()
        return example.replace("ann", neighbor.name).replace("bob", neighbor.name) if neighbor else example

    def _neighbor(self) -> Player | None:
        me = self.ctx.actor
        here = [p for p in self.ctx.world.shelf(Player) if p.online and p.room_id == me.room_id and p is not me]
        return self._chance.choice(sorted(here, key=lambda p: p.name)) if here else None

    async def _trade(self) -> None:
        """A token for coins: all of it or nothing."""
        world, seller, buyer = self.ctx.world, self.ctx.actor, self._neighbor()
        token = next((each for each in things.carried_by(world, seller) if each.template_id == TOKEN), None)
        if buyer is None or token is None or buyer.coins < PRICE:
            raise Refused("There is nobody to trade with, or nothing to trade.")
        things.give(world, seller, token, buyer)
        if self._awaits:
            await asyncio.sleep(0.02)
        transfer(world, buyer, seller, PRICE, "trade")

    def _found_account(self) -> None:
        name = f"guest-{self._chance.getrandbits(40):010x}"
        accounts.create_account(self.ctx.world, name, "hash")

    def _eat_or_bake(self) -> None:
        """Something goes out of the world for good, or comes into it."""
        world, me = self.ctx.world, self.ctx.actor
        apple = next((each for each in things.packed_by(world, me) if each.template_id == APPLE), None)
        if apple is None:
            world.add(Item(id=ItemId(world.ids.new()), template_id=APPLE, holder=Holder.player(me.id)))
        else:
            world.remove(apple)
