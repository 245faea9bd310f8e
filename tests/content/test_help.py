"""The help topics that the server comes with: enough, short, true to the content they speak of, and easy to find."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from mud.app import roster
from mud.content.catalog import Catalog
from mud.content.loader import load
from mud.game.being.specs import Race
from mud.game.calling.specs import CharacterClass
from mud.play.manual import names_of, paragraphs_of, summary_of
from mud.play.roles import Role
from mud.play.topics import HelpTopic
from mud.text.markup import parse
from mud.text.span import plain

CONTENT = Path(__file__).parents[2] / "content"
SHORTEST, LONGEST = 40, 150
"""Words of a topic: it answers a question, and is read before the next thing happens."""

LONGEST_SUMMARY = 240
"""Characters of a topic's first sentence, which stands for it in lists."""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(CONTENT, roster.schema().specs).catalog


@pytest.fixture(scope="module")
def topics(catalog: Catalog) -> list[HelpTopic]:
    return list(catalog.all(HelpTopic).values())


def test_there_is_help_on_many_things(topics: list[HelpTopic]) -> None:
    assert len(topics) >= 60


def test_topics_are_short_and_say_something(topics: list[HelpTopic]) -> None:
    lengths = {topic.title: len(read(topic).split()) for topic in topics}
    assert {title: length for title, length in lengths.items() if not SHORTEST <= length <= LONGEST} == {}


def test_the_first_sentence_of_a_topic_fits_into_a_list(topics: list[HelpTopic]) -> None:
    assert [topic.title for topic in topics if len(summary_of(topic)) > LONGEST_SUMMARY] == []


def test_what_stands_under_see_also_exists(topics: list[HelpTopic]) -> None:
    known = {topic.title for topic in topics} | {command.name for command in roster.commands()}
    assert [(topic.title, also) for topic in topics for also in topic.see_also if also not in known] == []


def test_no_player_is_sent_to_a_page_that_only_staff_may_read(topics: list[HelpTopic]) -> None:
    roles = {topic.title: topic.role for topic in topics}
    lower = [
        (topic.title, also)
        for topic in topics
        for also in topic.see_also
        if not topic.role.includes(roles.get(also, Role.PLAYER))
    ]
    assert lower == []


def test_a_word_opens_one_topic(topics: list[HelpTopic]) -> None:
    counted = Counter(name for topic in topics for name in set(names_of(topic)))
    assert [name for name, count in counted.items() if count > 1] == []


def test_no_topic_hides_behind_a_command(topics: list[HelpTopic]) -> None:
    commands = {name for command in roster.commands() for name in (command.name, *command.aliases)}
    assert [topic.title for topic in topics if topic.title.casefold() in commands] == []


def test_every_race_has_a_page_that_agrees_with_it(catalog: Catalog) -> None:
    for race in catalog.all(Race).values():
        text = page(catalog, race.name)
        bonuses = race.ability_bonuses
        if len(set(bonuses.values())) == 1 and len(bonuses) > 2:
            assert "all six abilities go up by one" in text
        else:
            assert all(f"{ability} +{bonus}" in text for ability, bonus in bonuses.items()), race.name
        assert f"size {race.size}" in text
        assert f"speed {race.speed}" in text
        assert mentions_all(text, race.languages), race.name


def test_every_class_has_a_page_that_agrees_with_it(catalog: Catalog) -> None:
    for calling in catalog.all(CharacterClass).values():
        text = page(catalog, calling.name)
        assert f"hit die d{calling.hit_die}" in text
        assert f"saves by {calling.saving_throws[0]} and {calling.saving_throws[1]}" in text
        leans = re.search(r"leans on ([^.]*)\.", text)
        assert leans is not None
        assert mentions_all(leans[1], calling.primary), calling.name
        assert mentions_all(text, calling.weapons), calling.name


def page(catalog: Catalog, title: str) -> str:
    """The topic of that title, in small letters."""
    return next(read(t) for t in catalog.all(HelpTopic).values() if t.title.casefold() == title.casefold()).casefold()


def read(topic: HelpTopic) -> str:
    """What a reader reads of a topic, in one line; no paragraph may be broken markup."""
    return " ".join(" ".join(plain(parse(paragraph).text()) for paragraph in paragraphs_of(topic)).split())


def mentions_all(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)
