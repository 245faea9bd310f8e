"""What authors are told of lines that cannot be: at file, line and column, with the likely word."""

from pathlib import Path

import pytest

from mud.content.errors import ContentErrors
from mud.kernel.clauses import Clauses, Speech
from mud.play.scripts.language import MOST_WAITING
from mud.play.scripts.scene import ScriptError
from mud.store.json import dump, loader
from tests.play.language.samples import EVERYTHING, Sample, language, lines, read, scene
from tests.stage import Stage


def faults(folder: Path, written: str) -> list[str]:
    with pytest.raises(ContentErrors) as raised:
        read(folder, written)
    return [str(error) for error in raised.value.errors]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("do: [{tel: Hello.}]", "samples.yaml:3:11: unknown action 'tel': did you mean 'tell'?"),
        ("do: [{level: 3}]", "samples.yaml:3:11: 'level' is one of the conditions; here belongs one of the actions"),
        ("do: [{tell: Hello., to: $who}]", "samples.yaml:3:10: each line is one word with what is said to it"),
        ("do: [3]", "samples.yaml:3:10: each line is one word"),
        ("do: [{tell: {txt: Hello.}}]", "samples.yaml:3:18: unknown field 'txt': did you mean 'text'?"),
        ("do: [{tell: {to: $who}}]", "samples.yaml:3:11: text is missing"),
        ("do: [{tell: '[notice]Hello.'}]", "samples.yaml:3:17: text is wrong: This tag is not closed"),
        ("do: [{tell: {text: Hello., to: who}}]", "samples.yaml:3:36: to is wrong: 'who' names nothing"),
        ("do: [{tell: {text: Hello., to: $nobody}}]", "samples.yaml:3:36: tell: there is no $nobody here"),
        ("do: [{tell: {text: Hello., to: $item}}]", "samples.yaml:3:36: tell: $item is an item"),
        ("do: [{tell: 'Hello, {whom}.'}]", "samples.yaml:3:17: tell: {whom} stands for nothing"),
        ("do: [{tell: '{who:teh}'}]", "tell: {who:teh} asks for a form that there is not"),
        ("do: [{tell: '{way:the}'}]", "tell: {way:the} asks for a form, but way is a text"),
        ("do: [{heal: 2d}]", "samples.yaml:3:17: amount is wrong: '2d' is no roll of dice"),
        ("do: [{heal: $who.name}]", "heal: $who.name is a text, but a number is needed here"),
        ("do: [{heal: $who.helth}]", "heal: $who.helth: nothing called helth can be read of that"),
        ("do: [{give_item: item_laof}]", "samples.yaml:3:22: there is no 'item_laof' in item_templates: did you mean"),
        ("do: [{echo: {text: Hm., room: room_lune}}]", "there is no 'room_lune' in rooms: did you mean 'room_lane'?"),
        ("do: [{echo: {text: Hm., room: $who}}]", "echo: $who is a player, but a room is needed here"),
        ("do: [{wait: 0}]", "samples.yaml:3:17: seconds must be at least 1"),
        ("do: [{stop: now}]", "samples.yaml:3:17: stop takes nothing"),
        ("do: [{if: {when: [{chance: 2}], do: []}}]", "samples.yaml:3:32: of must be at most 1.0"),
        ("do: [{if: {when: [], do: [{tell: {text: Hm., to: $x}}]}}]", "samples.yaml:3:54: tell: there is no $x here"),
        ("when: [{any: [{flog: x}]}]", "samples.yaml:3:20: unknown condition 'flog': did you mean 'flag'?"),
        ("when: [{weather: fgo}]", "weather must be clear, cloudy"),
        ("when: {not: {dork: true}}", "unknown condition 'dork'"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_is_named_where_it_stands(tmp_path: Path, line: str, fault: str) -> None:
    found = faults(tmp_path, f"samples:\n  a:\n    {line}\n")
    assert any(fault in each for each in found), found


def test_all_faults_are_named_in_one_run(tmp_path: Path) -> None:
    written = "samples:\n  a:\n    do:\n      - tel: x\n      - heal: 2d\n      - give_item: item_nothing_at_all\n"
    assert len(faults(tmp_path, written)) == 3


def test_lines_may_be_short(tmp_path: Path) -> None:
    written = "samples:\n  a:\n    when: {not: {flag: x}}\n    do: [stop, {tell: Hello.}]\n"
    sample = read(tmp_path, written).get(Sample, "a")
    assert sample.do.written() == ["stop", {"tell": "Hello."}]
    assert not list(language().faults(Speech.CONDITION, sample.when, EVERYTHING))


def test_lines_are_kept_in_a_table_as_they_were_written(tmp_path: Path) -> None:
    written = (
        "samples:\n  a:\n    do: [{heal: {amount: 1d4, who: $other}}, {if: {when: [{chance: 0.5}], do: [stop]}}]\n"
    )
    lines = read(tmp_path, written).get(Sample, "a").do
    kept = dump(lines)
    assert kept == '[{"heal":{"amount":"1d4","who":"$other"}},{"if":{"when":[{"chance":0.5}],"do":["stop"]}}]'
    assert loader(Clauses)(kept) == lines
    assert hash(loader(Clauses)(kept)) == hash(lines)


def test_a_line_of_a_word_that_no_longer_exists_is_a_fault_not_a_crash() -> None:
    lines = Clauses.read([{"dance": "wildly"}])
    [fault] = language().faults(Speech.ACTION, lines, {})
    assert fault.message == "there is no action 'dance'"


def test_so_many_scripts_may_wait_and_those_that_are_done_or_undone_count_no_more() -> None:
    stage = Stage()
    ann = stage.enter("Ann")
    waiting = lines({"wait": 5}, {"set_flag": "waited"})
    for _ in range(MOST_WAITING):
        scene(stage.world, ann).perform(lines({"wait": 5}, "stop"))
    with pytest.raises(ScriptError, match="would be one more"):
        scene(stage.world, ann).perform(waiting)
    stage.step(6)
    scene(stage.world, ann).perform(waiting)
    stage.step(6)
    assert ann.player_flags == {"waited": True}
