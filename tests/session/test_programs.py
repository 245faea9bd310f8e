"""What players' programs are told, and what they get when they ask."""

import pytest

from mud.game.being import acts as beings
from mud.game.place.acts import open_exit
from mud.game.place.specs import Exit, Room
from mud.kernel.json import Json
from mud.session.credentials import Credentials, credentials_in
from mud.session.limits import Limits
from tests.session.house import PASSWORD, Guest, House

ROOM = "Room.Info"


async def with_program(house: House, name: str, *modules: str) -> Guest:
    guest = await house.playing(name)
    ask(house, guest, *modules)
    return guest


def ask(house: House, guest: Guest, *modules: str) -> None:
    guest.link.wanted = modules
    house.lobby.delivery.programs.supported(guest.session, modules)


def told(guest: Guest, *packages: str) -> list[Json]:
    """The bodies of those packages that came since this was last called; all others are forgotten too."""
    bodies = [body for package, body in guest.link.informed if package in packages]
    guest.link.informed.clear()
    return bodies


async def test_whoever_asks_gets_the_whole_state_of_what_was_asked_for_and_nothing_else(house: House) -> None:
    ann = await with_program(house, "Ann", "room")
    assert {package for package, _ in ann.link.informed} == {"Room.Info", "Room.Players"}
    [info] = told(ann, ROOM)
    assert isinstance(info, dict)
    assert info["name"]
    assert set(info) == {"num", "name", "area", "environment", "coords", "exits", "details"}


async def test_a_module_asked_for_later_comes_then(house: House) -> None:
    ann = await with_program(house, "Ann", "room")
    told(ann)
    ann.link.wanted = ("room", "char")
    house.lobby.delivery.programs.supported(ann.session, ("char.vitals",))
    assert [package for package, _ in ann.link.informed if package.startswith("Room")] == []
    assert told(ann, "Char.Vitals") == [
        {"hp": "12", "maxhp": "12", "ep": "50", "maxep": "50", "bal": "1", "string": "H:12/12 E:50/50"}
    ]


async def test_files_of_the_server_are_offered_once_also_before_signing_in(house: House) -> None:
    house.lobby.delivery.programs.offers = (("Client.Map", {"url": "https://example.org/map.xml"}),)
    guest = house.connect()
    for _ in range(3):
        ask(house, guest, "client")
    assert guest.link.informed == [("Client.Map", {"url": "https://example.org/map.xml"})]


async def test_before_signing_in_only_the_way_to_sign_in_is_told(house: House) -> None:
    ann = house.connect()
    ask(house, ann, "char", "room")
    assert ann.link.informed == [("Char.Login.Default", {"type": ["password-credentials"]})]


async def test_whoever_comes_into_the_world_is_told_everything_they_asked_for(house: House) -> None:
    ann = await house.at_menu("ann", "Ann")
    ask(house, ann, "char", "room")
    told(ann)
    await ann.type("Ann")
    packages = [package for package, _ in ann.link.informed]
    assert packages.count(ROOM) == 1
    assert {"Char.Name", "Char.StatusVars", "Char.Status", "Char.Vitals", "Room.Players"} <= set(packages)


async def test_a_step_tells_the_new_room_once_and_before_its_text(house: House) -> None:
    ann = await with_program(house, "Ann", "room")
    [before] = told(ann, ROOM)
    assert isinstance(before, dict)
    await ann.type("north")
    [after] = told(ann, ROOM)
    assert isinstance(after, dict)
    assert after["num"] == before["exits"]["n"]


async def test_those_who_watch_are_told_who_comes_and_goes(house: House) -> None:
    ann, bob = await with_program(house, "Ann", "room"), await house.playing("Bob")
    told(ann)
    await bob.type("north")
    await house.settle()
    assert told(ann, "Room.RemovePlayer") == ["Bob"]
    await bob.type("south")
    await house.settle()
    assert told(ann, "Room.AddPlayer") == [{"name": "Bob", "fullname": "Bob"}]


async def test_those_who_sleep_are_told_nothing_and_on_waking_everything(house: House) -> None:
    ann, bob = await with_program(house, "Ann", "room"), await house.playing("Bob")
    await ann.type("sleep")
    told(ann)
    await bob.type("north")
    await house.settle()
    assert told(ann, "Room.RemovePlayer") == []
    await ann.type("wake")
    assert told(ann, "Room.Players") == [[]]


async def test_a_way_that_is_opened_is_told_to_those_who_are_there(house: House) -> None:
    ann = await with_program(house, "Ann", "room")
    told(ann)
    square, loft = (house.world.catalog.get(Room, name) for name in ("room_square", "room_loft"))
    open_exit(house.world, square, "up", Exit(loft.id))
    await ann.type("score")
    [info] = told(ann, ROOM)
    assert isinstance(info, dict)
    assert info["exits"]["u"] == loft.map_number


async def test_a_way_that_is_none_is_told_as_one(house: House) -> None:
    ann = await with_program(house, "Ann", "room")
    await ann.type("up")
    assert told(ann, "Room.WrongDir") == ["u"]


async def test_a_gauge_is_told_when_it_differs_and_only_then(house: House) -> None:
    ann = await with_program(house, "Ann", "char.vitals")
    told(ann)
    await ann.type("look")
    assert told(ann, "Char.Vitals") == []
    house.player("Ann").current_health = 3
    await ann.type("look")
    [vitals] = told(ann, "Char.Vitals")
    assert isinstance(vitals, dict)
    assert vitals["hp"] == "3"


async def test_of_the_status_only_what_differs_is_told(house: House) -> None:
    ann = await with_program(house, "Ann", "char")
    [captions], [whole] = (
        [body for package, body in ann.link.informed if package == name] for name in ("Char.StatusVars", "Char.Status")
    )
    assert isinstance(captions, dict)
    assert isinstance(whole, dict)
    assert captions.keys() == whole.keys()
    assert whole["class"]
    told(ann)
    house.player("Ann").level = 2
    await ann.type("look")
    assert told(ann, "Char.Status") == [{"level": "2", "xpnext": "900"}]


async def test_things_taken_and_dropped_are_told_to_whoever_has_them_and_sees_them(house: House) -> None:
    ann, bob = await with_program(house, "Ann", "char.items"), await house.playing("Bob")
    bob.link.wanted = ("char.items",)
    house.lobby.delivery.programs.supported(bob.session, ("char.items",))
    for guest in (ann, bob):
        await guest.type("n;e;u")
        told(guest)
    await ann.type("get cleaver")
    await house.settle()
    changes = [package for package, _ in ann.link.informed]
    assert changes == ["Char.Items.Remove", "Char.Items.Add"]
    [added] = told(ann, "Char.Items.Add")
    assert isinstance(added, dict)
    assert added["location"] == "inv"
    assert [package for package, _ in bob.link.informed] == ["Char.Items.Remove"]
    await ann.type("wield cleaver")
    [updated] = told(ann, "Char.Items.Update")
    assert isinstance(updated, dict)
    assert updated["item"]["attrib"] == "Lt"


async def test_what_is_said_is_told_as_it_is_read_to_those_who_read_it(house: House) -> None:
    ann, bob = await with_program(house, "Ann", "comm"), await house.playing("Bob")
    told(ann)
    await bob.type("say {hello} [/] there")
    await house.settle()
    assert told(ann, "Comm.Channel.Text") == [
        {"channel": "say", "talker": "Bob", "text": 'Bob says, "{hello} [/] there"'}
    ]
    await bob.type("north")
    await bob.type("say alone")
    assert told(ann, "Comm.Channel.Text") == []
    await bob.type("tell ann psst")
    await house.settle()
    assert told(ann, "Comm.Channel.Text") == [{"channel": "tell", "talker": "Bob", "text": 'Bob tells you, "psst"'}]


@pytest.mark.parametrize(
    ("package", "data", "answered"),
    [
        ("char.items.inv", "", "Char.Items.List"),
        ("char.items.room", None, "Char.Items.List"),
        ("char.skills.get", None, "Char.Skills.Groups"),
        ("char.skills.get", {"group": "magic"}, "Char.Skills.List"),
        ("comm.channel.players", "", "Comm.Channel.Players"),
    ],
)
async def test_a_question_is_answered(house: House, package: str, data: Json, answered: str) -> None:
    ann = await with_program(house, "Ann", "char", "comm")
    told(ann)
    house.lobby.delivery.programs.said(ann.session, package, data)
    assert [name for name, _ in ann.link.informed] == [answered]


@pytest.mark.parametrize("data", [None, 7, "rep7", {"a": []}, [], "nothing"])
async def test_a_question_that_makes_no_sense_is_not_answered(house: House, data: Json) -> None:
    ann = await with_program(house, "Ann", "char")
    told(ann)
    for package in ("char.items.contents", "no.such.package"):
        house.lobby.delivery.programs.said(ann.session, package, data)
    assert ann.link.informed == []


async def test_questions_cost_as_much_as_lines_and_those_too_many_are_passed_over() -> None:
    house = House(Limits(burst=10, lines_per_second=1.0))
    ann = await with_program(house, "Ann", "char.items")
    told(ann)
    house.timer.step(60)
    for _ in range(1000):
        house.lobby.delivery.programs.said(ann.session, "char.items.inv", "")
    assert len(ann.link.informed) == 10
    await house.tasks.end()


async def test_nobody_is_told_before_it_is_on_disk(house: House) -> None:
    ann = await with_program(house, "Ann", "room")
    told(ann)
    house.saver.is_prompt = False
    ann.session.hold()
    house.saver.when_saved(ann.session.release)
    await ann.type("north")
    assert told(ann, ROOM) == []
    house.saver.save()
    assert len(told(ann, ROOM)) == 1


async def test_a_program_that_goes_is_forgotten(house: House) -> None:
    ann = await with_program(house, "Ann", "room")
    await ann.hang_up()
    assert not house.lobby.hub.programs


async def test_whoever_takes_over_is_told_everything(house: House) -> None:
    await house.playing("Ann")
    second = await house.sign_in("Ann-account")
    ask(house, second, "room")
    assert told(second, ROOM) == []
    await second.type("Ann", "yes")
    assert len(told(second, ROOM)) == 1


# Variables (MSDP).


async def test_variables_are_sent_once_when_they_are_asked_for(house: House) -> None:
    ann = await house.playing("Ann")
    house.lobby.delivery.programs.asked(ann.session, "SEND", ("CHARACTER_NAME", "NONSENSE", "LEVEL"))
    assert ann.link.variables == [("CHARACTER_NAME", "Ann"), ("LEVEL", 1)]


async def test_variables_are_reported_at_once_and_whenever_they_differ(house: House) -> None:
    ann = await house.playing("Ann")
    ann.link.reporting = ("HEALTH", "ROOM", "NONSENSE")
    house.lobby.delivery.programs.asked(ann.session, "REPORT", ("HEALTH", "ROOM"))
    assert [name for name, _ in ann.link.variables] == ["HEALTH", "ROOM"]
    ann.link.variables.clear()
    await ann.type("look")
    assert ann.link.variables == []
    house.player("Ann").current_health = 3
    await ann.type("look")
    assert ann.link.variables == [("HEALTH", 3)]


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("COMMANDS", "SEND"),
        ("LISTS", "COMMANDS"),
        ("REPORTABLE_VARIABLES", "ROOM"),
        ("SENDABLE_VARIABLES", "HEALTH"),
        ("REPORTED_VARIABLES", "MANA"),
    ],
)
async def test_lists_say_what_there_is(house: House, name: str, holds: str) -> None:
    ann = await house.playing("Ann")
    ann.link.reporting = ("MANA",)
    house.lobby.delivery.programs.asked(ann.session, "LIST", (name, "NO_SUCH_LIST"))
    [(listed, values)] = ann.link.variables
    assert listed == name
    assert isinstance(values, list | tuple)
    assert holds in values


# Signing in by program.


def credentials(account: str, password: str = PASSWORD) -> Json:
    return {"account": account, "password": password}


async def sign_in(house: House, guest: Guest, data: Json) -> list[Json]:
    await house.settle()
    house.lobby.delivery.programs.said(guest.session, "char.login.credentials", data)
    await house.settle()
    return told(guest, "Char.Login.Result")


async def test_a_program_signs_in_for_its_person(house: House) -> None:
    house.account("ann", "Ann")
    guest = house.connect()
    ask(house, guest, "char.login")
    assert await sign_in(house, guest, credentials("ann")) == [{"success": True}]
    assert "Your characters" in await guest.read()


async def test_a_program_can_name_the_character_too(house: House) -> None:
    house.account("ann", "Ann")
    guest = house.connect()
    ask(house, guest, "char.login")
    await sign_in(house, guest, credentials("ann:Ann"))
    assert house.player("Ann").online


async def test_a_wrong_password_of_a_program_waits_and_counts_as_one_that_was_typed(house: House) -> None:
    house.account("ann", "Ann")
    guest = house.connect()
    ask(house, guest, "char.login")
    for seconds in (1, 2, 4):
        [result] = await sign_in(house, guest, credentials("ann", "wrong horse"))
        assert isinstance(result, dict)
        assert result["success"] is False
        await house.step(seconds)
    assert guest.link.is_closed


async def test_after_a_wrong_password_of_a_program_one_can_type(house: House) -> None:
    house.account("ann", "Ann")
    guest = house.connect()
    ask(house, guest, "char.login")
    await sign_in(house, guest, credentials("ann", "wrong horse"))
    await house.step(1)
    assert "Your characters" in await guest.type("ann", PASSWORD)


async def test_a_program_that_comes_too_late_is_told_so_and_signs_nobody_in_twice(house: House) -> None:
    house.account("ann", "Ann")
    guest = house.connect()
    ask(house, guest, "char.login")
    await guest.type("ann")
    assert await sign_in(house, guest, credentials("ann")) == [{"success": False, "message": Credentials.TOO_LATE}]
    await guest.type(PASSWORD)
    assert await sign_in(house, guest, credentials("ann")) == [{"success": True}]


async def test_a_program_that_leaves_the_asking_to_us_is_let_be(house: House) -> None:
    guest = house.connect()
    ask(house, guest, "char.login")
    assert await sign_in(house, guest, {}) == []


@pytest.mark.parametrize(
    "data",
    [None, 7, "ann", [], {}, {"account": "ann"}, {"account": 7, "password": "x"}, {"account": " ", "password": ""}],
)
def test_what_are_no_credentials_is_known(data: Json) -> None:
    assert credentials_in(data) is None


def test_a_password_stands_in_no_log() -> None:
    given = credentials_in(credentials("ann:Ann", "hunter2"))
    assert given is not None
    assert (given.account, given.character) == ("ann", "Ann")
    assert "hunter2" not in repr(given)


async def test_keepalives_count_as_someone_being_there_only_after_signing_in(house: House) -> None:
    stranger, ann = house.connect(), await house.at_menu("ann", "Ann")
    for _ in range(4):
        await house.step(Limits().choosing / 2)
        for guest in (stranger, ann):
            house.lobby.delivery.programs.kept_alive(guest.session)
    assert stranger.link.is_closed
    assert not ann.link.is_closed


async def test_a_bug_in_a_package_is_noted_and_the_text_is_shown(house: House) -> None:
    ann = await with_program(house, "Ann", "room")
    told(ann)
    beings.set_title(house.world, house.player("Ann"), "the Brave")
    ann.link.inform = lambda package, body: 1 / 0  # type: ignore[assignment, method-assign]  # the bug
    assert "ready>" in await ann.type("north")
