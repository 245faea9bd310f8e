"""Finding pages of help, as far as one's role may see them."""

import pytest

from mud.kernel.errors import Refused
from mud.play.command import Command
from mud.play.dispatch import CommandTable
from mud.play.help import MOST_LISTED, CommandsRead, HelpListed
from mud.play.manual import Listing, Manual, names_of, summary_of, title_of
from mud.play.roles import Role
from mud.play.topics import HelpTopic
from tests.stage import Stage


def topic(name: str, **more: object) -> HelpTopic:
    text = f"About {name}. And more."
    fields: dict[str, object] = {"title": name.capitalize(), "category": "lore", "text": text, **more}
    return HelpTopic(id=name, **fields)  # type: ignore[arg-type]  # the fields as the tests give them


@pytest.fixture(scope="module")
def stage() -> Stage:
    made = Stage()
    made.enter("Ann")
    made.enter("Bea", Role.BUILDER)
    return made


def manual(stage: Stage, *topics: HelpTopic, role: Role = Role.PLAYER) -> Manual:
    stage.world.catalog = stage.world.catalog.with_(*topics)
    return Manual(stage.world, stage.services[CommandTable], role)


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("look", "look"),
        ("LOOK", "look"),
        ("l", "look"),
        ("'", "say"),
        ("walking about", "Walking about"),
        ("  Walking   About ", "Walking about"),
        ("walking_about", "Walking about"),
        ("directions", "Walking about"),
        ("walki", "Walking about"),
        ("exami", "examine"),
        ("the mills", "Mills"),
    ],
)
def test_a_page_is_found(stage: Stage, words: str, page: str) -> None:
    found = manual(stage).find(words)
    assert found is not None
    assert not isinstance(found, Listing)
    assert title_of(found) == page


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("mil", ["Mills", "Millstones"]),
        ("lore", ["Mills", "Millstones"]),
        ("dressed spring", ["Millstones"]),
        ("grind", ["Mills"]),
    ],
)
def test_several_pages_are_listed(stage: Stage, words: str, pages: list[str]) -> None:
    found = manual(stage).find(words)
    assert isinstance(found, Listing)
    assert [title_of(page) for page in found.pages] == pages


@pytest.mark.parametrize("words", ["xyzzy", "", "  ", "secret door", "builders", "x" * 5000, "[[", "{{", "\N{SNOWMAN}"])
def test_what_is_not_there_is_not_found(stage: Stage, words: str) -> None:
    found = manual(stage).find(words)
    assert found is None or (isinstance(found, Listing) and not words.strip())


def test_a_role_reads_what_is_meant_for_it(stage: Stage) -> None:
    assert isinstance(manual(stage, role=Role.BUILDER).find("secret door"), HelpTopic)
    assert manual(stage, role=Role.PLAYER).guess("secret dor") is None
    assert manual(stage, role=Role.BUILDER).guess("secret dor") == "secret door"


def test_two_topics_of_one_keyword_are_both_listed(stage: Stage) -> None:
    found = manual(stage, topic("ale", keywords=("brewing",)), topic("wine", keywords=("brewing",))).find("brewing")
    assert isinstance(found, Listing)
    assert [title_of(page) for page in found.pages] == ["Ale", "Wine"]


def test_a_summary_is_the_first_sentence(stage: Stage) -> None:
    assert summary_of(topic("x", text="One [key]e.g.[/] two. Three.")) == "One e.g."
    assert summary_of(topic("x", text="\n\nOnly this\n\nand that")) == "Only this"
    assert summary_of(topic("x", text="")) == ""


def test_a_topic_is_found_by_title_id_and_keywords() -> None:
    assert names_of(topic("the_mill", title="The Mill", keywords=("Wheel",))) == ("mill", "the_mill", "wheel")


def ask(stage: Stage, name: str, line: str) -> list[str]:
    return stage.type(name, line)[name]


def test_see_also_names_only_what_one_may_read(stage: Stage) -> None:
    assert "See also: exits, north" in ask(stage, "ann", "help walking about")
    assert "See also: exits, The secret door, north" in ask(stage, "bea", "help walking about")


def test_the_kinds_of_commands_are_named_when_one_is_unknown(stage: Stage) -> None:
    assert ask(stage, "ann", "commands magick")[0].startswith(
        "There is no kind of command called 'magick'. There are: "
    )


def test_only_commands_of_ones_role_are_listed(stage: Stage) -> None:
    ctx = stage.contexts["ann"]
    stage.dispatcher.run(ctx, "commands")
    listed = next(each for each in ctx.world.told() if isinstance(each, CommandsRead))
    assert all(each.role is Role.PLAYER for each in listed.commands)
    assert all(isinstance(each, Command) for each in listed.commands)


def test_a_long_list_is_cut_and_says_so(stage: Stage) -> None:
    ctx = stage.contexts["ann"]
    many = tuple(topic(f"t{n}") for n in range(MOST_LISTED + 5))
    ctx.world.happened(HelpListed(stage.players["ann"], Listing("Many", many)))
    lines = stage.told()["ann"]
    assert sum("About" in line for line in lines) == MOST_LISTED
    assert lines[-1].startswith("And 5 more")


def test_no_help_says_what_was_probably_meant(stage: Stage) -> None:
    assert ask(stage, "ann", "help invnetory") == ["There is no help on 'invnetory'. Did you mean 'inventory'?"]
    with pytest.raises(Refused) as refused:
        stage.dispatcher.run(stage.contexts["ann"], "help " + "x" * 4000)
    assert len(str(refused.value)) < 150
