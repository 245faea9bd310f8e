"""Which packages a choice of modules stands for."""

import pytest

from mud.telnet.packages import Packages


def chosen(*modules: str) -> Packages:
    return Packages().after("set", modules, 100)


@pytest.mark.parametrize(
    ("modules", "package", "included"),
    [
        ((), "char.vitals", False),
        (("char",), "char.vitals", True),
        (("char",), "char.items.list", True),
        (("char",), "char", True),
        (("char",), "character.vitals", False),
        (("char.vitals",), "char.status", False),
        (("room",), "char.vitals", False),
        (("char",), "char.login.default", False),
        (("char", "char.login"), "char.login.default", True),
        (("char.login",), "char.login.result", True),
        (("comm.channel",), "comm.channel.text", True),
        (("char",), "", False),
    ],
)
def test_a_module_stands_for_what_is_below_it(modules: tuple[str, ...], package: str, included: bool) -> None:
    assert chosen(*modules).include(package) is included


def test_what_was_removed_is_out_though_its_parent_is_in() -> None:
    choice = chosen("char", "char.items").after("remove", ["char.items"], 100)
    assert choice.include("char.vitals")
    assert not choice.include("char.items.list")
    assert choice.after("add", ["char.items"], 100).include("char.items.list")


def test_a_child_that_is_listed_stays_when_its_parent_goes() -> None:
    choice = chosen("char", "char.items").after("remove", ["char"], 100)
    assert choice.include("char.items.list")
    assert not choice.include("char.vitals")


def test_setting_replaces_and_adding_adds() -> None:
    assert not chosen("char").after("set", ["room"], 100).include("char.vitals")
    assert chosen("char").after("add", ["room"], 100).include("char.vitals")


def test_what_is_new_is_what_was_not_included() -> None:
    before = chosen("char", "room")
    assert chosen("char.vitals", "room", "comm").added_since(before) == ("comm",)
    assert before.after("remove", ["room"], 100).added_since(before) == ()


def test_only_so_many_modules_are_remembered() -> None:
    choice = Packages().after("add", [f"m{number}" for number in range(10)], 4)
    assert choice.include("m3")
    assert not choice.include("m4")
    assert not choice.after("remove", ["m3"], 4).include("m3")
