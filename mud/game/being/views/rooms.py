"""What people see who look around: the room, what is in it, and who.

To all who see anything in a room it looks the same, but that nobody sees themselves. So what is in a room is put
together once, as a `RoomPicture`, and kept until something changes of which it is made: to do so anew for each who
looked was two fifths of the work of a look (see docs/performance.md). Features add to it what they know to be there,
and say of which entities that is made:

    @adds(RoomPicture)
    def things_in_room(world: World, picture: RoomPicture) -> None:
        picture.add("things", Entry(...))

    @adds(PictureGrounds)
    def things_change_it(world: World, grounds: PictureGrounds) -> None:
        grounds.group(Item, "holder", lambda room_id: Holder.room(room_id))

The tests' stage compares what is kept with what it would be after every line that is typed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import ClassVar, TypeVar

from mud.game.being.acts import preferences_of
from mud.game.being.acts.postures import beings_in, kinds_of_beings, players_in, seats_in, unaware_words
from mud.game.being.events import RoomSeen
from mud.game.being.model import Being, Player
from mud.game.being.readers import beings_here, can_see, is_hidden_from_some, ways_from
from mud.game.being.rules import exits_line
from mud.game.being.specs import Condition
from mud.game.being.views.postures import standing
from mud.game.place.acts import description_of, emblem_of, exits_of
from mud.game.place.model import RoomState
from mud.game.place.specs import Room
from mud.kernel.entity import Entity
from mud.kernel.ids import RoomId
from mud.play.screens import Screen
from mud.play.views import screen
from mud.text.markup import parse
from mud.text.page import Block, Copy, Page, Paragraph, Section, Shared
from mud.text.span import Text, styled
from mud.world.kept import Group, Kept, KeptOfGroups
from mud.world.world import World

V = TypeVar("V")

CACHED_PEOPLE = 4096
"""Lines about people that are kept: whoever looks asks for those of all who are there."""


class RoomScreen(Screen[Being]):
    """A room as someone sees it: a copy of a page that all there share, to which nothing is added for one of them."""

    def __init__(self, reader: Being, copy: Copy) -> None:
        self.reader = reader
        self._copy = copy

    def page(self, world: World) -> Copy:  # noqa: ARG002  # as every screen has it
        """The copy."""
        return self._copy


class DarkScreen(Screen[Being]):
    """A room as someone has it around them who sees nothing; what can be heard there, upper features add."""

    empty: ClassVar[str] = "It's too dark to see anything."
    reason: str = empty
    """Why nothing is seen."""


@dataclass(slots=True)
class RoomPicture:
    """A room as it looks, apart from the players: what it is called and looks like, what is there, who of `beings`."""

    room: Room
    beings: Sequence[Being]
    title: Text
    emblem: str
    description: Paragraph
    is_alike: bool
    """Whether everyone who sees anything sees all of `beings`."""
    blocks: dict[str, list[Block]] = field(default_factory=lambda: {"laws": [], "things": [], "beings": []})
    pages: dict[tuple[bool, Text], Shared] = field(default_factory=dict, compare=False)

    def add(self, section: str, *blocks: Block) -> None:
        """Add to what holds here, to what is seen of things, or of beings behind the players; KeyError for others."""
        self.blocks[section].extend(blocks)

    def page(self, described: bool, ways: Text) -> Shared:
        """What stands before the people, with the description or not, and these ways out; no ways are no line."""
        found = self.pages.get((described, ways))
        if found is None:
            sections = (
                Section("description", (self.description,) if described else ()),
                Section("exits", (Paragraph(ways),) if ways else ()),
                Section("laws", tuple(self.blocks["laws"])),
                Section("things", tuple(self.blocks["things"])),
            )
            found = self.pages[described, ways] = Shared(Page(self.title, sections, self.emblem))
        return found


@dataclass(slots=True)
class Company:
    """The players in a room: the lines about them, and which is about whom, since nobody reads their own.

    Kept apart from the picture, for people come and go much more often than anything else in a room changes.
    """

    lines: tuple[Paragraph, ...]
    places: Mapping[Being, int]
    is_alike: bool
    """Whether everyone who sees anything sees all of them."""
    pages: dict[tuple[bool, Text], Shared] = field(default_factory=dict, compare=False)

    def page(self, picture: RoomPicture, described: bool, ways: Text) -> Shared:
        """The page that all share who see the room so, and them in it."""
        first, found = picture.page(described, ways), self.pages.get((described, ways))
        if found is None or found.first is not first:
            found = self.pages[described, ways] = Shared(first, self.lines, tuple(picture.blocks["beings"]))
        return found


class PictureGrounds:
    """Of which entities pictures of rooms and lists of their ways out are made, beside beings and what became of rooms.

    Features `@adds` theirs.
    """

    def __init__(self) -> None:
        self.classes: dict[type[Entity], None] = {RoomState: None}
        self.groups: list[tuple[type[Entity], str, Callable[[RoomId], object]]] = []

    def of(self, *classes: type[Entity]) -> None:
        """Any change of an entity of these classes may change the pictures of rooms, or their ways out."""
        self.classes.update(dict.fromkeys(classes))

    def group(self, cls: type[Entity], lookup: str, value: Callable[[RoomId], object]) -> None:
        """So may a change of one of a group (`World.where`): the value by which that of a room is looked up."""
        self.groups.append((cls, lookup, value))


def _grounds(world: World) -> PictureGrounds:
    named = PictureGrounds()
    world.hooks.contribute(world, named)
    return named


class KeptOfRooms(KeptOfGroups[RoomId, V]):
    """What is kept of rooms in which people are."""

    most: ClassVar[int] = 2_000
    """Rooms: a picture takes some 2 KiB."""

    def __init__(self) -> None:
        KeptOfGroups.__init__(self)
        self._named = PictureGrounds()

    def grounds(self, world: World) -> tuple[type[Entity], ...]:
        """What features named."""
        self._named = _grounds(world)
        return tuple(self._named.classes)

    def things(self, world: World, room_id: RoomId) -> Iterator[Group]:
        """The groups that features named."""
        for cls, lookup, value in self._named.groups:
            yield Group(world.shelf(cls), lookup, value(room_id))


class KeptPictures(KeptOfRooms[RoomPicture]):
    """The pictures of rooms, with all creatures in them."""

    def groups(self, world: World, key: RoomId) -> Iterator[Group]:
        """The creatures in the room, and what features named."""
        for kind in kinds_of_beings(world):
            if kind is not Player:
                yield Group(world.shelf(kind), "room_id", key)
        yield from self.things(world, key)

    def make(self, world: World, key: RoomId) -> RoomPicture:
        """The room with every creature in it."""
        creatures = [being for being in beings_in(world, key) if not isinstance(being, Player)]
        return picture_of(world, world.catalog.get(Room, key), creatures)


class KeptCompanies(KeptOfRooms[Company]):
    """The players in each room."""

    def groups(self, world: World, key: RoomId) -> Iterator[Group]:
        """The players, and what they may sit on."""
        yield Group(world.shelf(Player), "room_id", key)
        if any(player.seat for player in players_in(world, key)):
            yield from self.things(world, key)

    def make(self, world: World, key: RoomId) -> Company:
        """All players in the room."""
        return company_of(world, key, players_in(world, key))


class KeptWays(Kept[RoomId, Text]):
    """The lines of the ways out of rooms of which everybody knows all."""

    def grounds(self, world: World) -> tuple[type[Entity], ...]:
        """What features named."""
        return tuple(_grounds(world).classes)


def picture_of(world: World, room: Room, creatures: Sequence[Being]) -> RoomPicture:
    """How a room looks to someone who sees these creatures in it."""
    made = RoomPicture(
        room,
        creatures,
        styled(room.name, "title"),
        emblem_of(world, room),
        Paragraph(parse(description_of(world, room).strip()).text()),
        not any(map(is_hidden_from_some, creatures)),
    )
    world.hooks.contribute(world, made)
    return made


def company_of(world: World, room_id: RoomId, players: Sequence[Player]) -> Company:
    """The players whom someone sees in a room."""
    seats = seats_in(world, room_id) if any(player.seat for player in players) else {}
    return Company(
        tuple([_sighting(each.name, standing(each, seats.get(each.seat) if each.seat else None)) for each in players]),
        {each: place for place, each in enumerate(players)},
        not any(map(is_hidden_from_some, players)),
    )


@lru_cache(CACHED_PEOPLE)
def _sighting(name: str, standing: str) -> Paragraph:
    return Paragraph((*styled(name, "person"), *styled(standing)))


def around(world: World, reader: Being) -> tuple[RoomPicture, Company]:
    """The room around someone who sees anything, as they see it, and the players there; they may be one of them."""
    picture = world.memory(KeptPictures).of(world, reader.room_id)
    company = world.memory(KeptCompanies).of(world, reader.room_id)
    if picture.is_alike and company.is_alike and isinstance(reader, Player):
        return picture, company
    seen = beings_here(world, reader)
    creatures = [being for being in seen if not isinstance(being, Player)]
    players = [being for being in seen if isinstance(being, Player)]
    return picture_of(world, picture.room, creatures), company_of(world, reader.room_id, players)


def ways_seen(world: World, reader: Being, room: Room) -> Text:
    """The ways out of a room that someone knows of, in a line."""
    known = world.memory(KeptWays).now(world)
    line = known.get(room.id)
    if line is None:
        line = exits_line(ways_from(world, reader, room).listed())
        if all(leads.hidden is None for leads in exits_of(world, room).values()):
            known[room.id] = line
    return line


@screen(RoomSeen)
def room_seen(world: World, event: RoomSeen) -> Screen[Being]:
    """The name, the description, the ways out, what lies and who stands there; as far as the reader wants it."""
    reader = event.reader
    if not reader.is_aware:
        return Screen(reader, styled(unaware_words(reader)))
    if not can_see(world, reader):
        return _unseen(reader)
    (picture, company), preferences = around(world, reader), preferences_of(world, reader)
    ways = ways_seen(world, reader, picture.room) if preferences.autoexits else ()
    shared = company.page(picture, not (event.arriving and preferences.brief), ways)
    return RoomScreen(reader, Copy(shared, company.places.get(reader)))


def _unseen(reader: Being) -> DarkScreen:
    """The dark around someone, which is in the eyes of those who are blinded."""
    blind = Condition.BLINDED in reader.conditions
    made = DarkScreen(reader, styled("Darkness", "title"))
    made.reason = "You are blinded, and see nothing." if blind else made.empty
    return made


def stale(world: World) -> list[str]:
    """Rooms whose picture or ways are kept and would be others now: none, unless a feature named too little."""
    return [*_stale_pictures(world), *_stale_ways(world)]


def _stale_pictures(world: World) -> Iterable[str]:
    pictures, companies = world.memory(KeptPictures), world.memory(KeptCompanies)
    for room_id in list(pictures.now(world)):
        if pictures.of(world, room_id) != pictures.make(world, room_id):
            yield f"the picture of {room_id} is not as the room is now"
    for room_id in list(companies.now(world)):
        if companies.of(world, room_id) != companies.make(world, room_id):
            yield f"the players in {room_id} are not as they are kept"


def _stale_ways(world: World) -> Iterable[str]:
    known = world.memory(KeptWays).now(world)
    readers = {being.room_id: being for kind in kinds_of_beings(world) for being in world.shelf(kind)}
    for room_id, line in list(known.items()):
        room, reader = world.catalog.get(Room, room_id), readers.get(room_id)
        if reader is not None and exits_line(ways_from(world, reader, room).listed()) != line:
            yield f"the ways out of {room_id} are not as they are kept"
