"""Sessions that go into drafts and come back, and what of it is real."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mud.game.being.model import Player
from mud.game.thing.model import Item
from mud.play.roles import Role
from mud.world.contents import Holder, contents
from tests.play.script import Step
from tests.play.test_drafts import Yard
from tests.session.house import PASSWORD

pytestmark = pytest.mark.asyncio


@pytest.fixture
async def yard(tmp_path: Path) -> AsyncIterator[Yard]:
    """Ann is a builder in a draft; Bob is in the square."""
    made = Yard(tmp_path)
    for done in ("ann enters as builder", "bob enters", "the draft ferry becomes ferry"):
        await made.do(Step(0, done))
    await made.do(Step(0, "ann> get sword"))
    await made.do(Step(0, "ann> draft load ferry"))
    await made.do(Step(0, "ann> draft enter ferry"))
    yield made
    await made.tasks.end()


def things(yard: Yard, name: str) -> list[str]:
    player = yard.player(name)
    return [item.template_id for item in contents(yard.world, Item, Holder.player(player.id))]


async def test_nothing_that_happens_to_the_double_happens_to_the_character(yard: Yard) -> None:
    ann = yard.player("Ann")
    before = (ann.room_id, ann.coins, things(yard, "ann"))
    for line in ("get loaf", "title of the Ferry", "go aboard", "get basket", "sit"):
        await yard.do(Step(0, f"ann> {line}"))
    await yard.do(Step(0, "ann> quit"))
    assert (ann.room_id, ann.coins, things(yard, "ann")) == before
    assert ann.title == ""


async def test_the_double_has_no_coins_and_nothing_of_the_draft_is_to_be_saved(yard: Yard) -> None:
    draft = yard.drafts.find(yard.player("Ann"), "ferry")
    double = draft.world.get(Player, yard.player("Ann").id)
    assert double is not None
    assert double is not yard.player("Ann")
    assert double.coins == 0
    yard.drafts.tick()
    assert draft.world.dirty_count() == 0


async def test_a_lost_link_lets_the_double_go_and_the_character_stand(yard: Yard) -> None:
    await yard.guests["ann"].hang_up()
    ann = yard.player("Ann")
    assert ann.online
    assert not ann.linked
    assert yard.drafts.find(ann, "ferry").visitors() == []
    assert (await yard.heard())["bob"] == ["Ann stares into the distance."]


async def test_whoever_signs_in_anew_has_the_character_and_the_draft_is_left(yard: Yard) -> None:
    again = yard.connect()
    await again.type("ann-account", PASSWORD)
    await again.type("ann")
    assert "now played from another connection" in yard.guests["ann"].link.read()
    await yard.guests["ann"].hang_up()
    assert yard.player("Ann").linked
    assert "Mill Square" in await again.type("look")


async def test_time_passes_in_a_draft_while_someone_is_there(yard: Yard) -> None:
    draft = yard.drafts.find(yard.player("Ann"), "ferry")
    basket = next(iter(contents(draft.world, Item, Holder.room("room_ferry"))))
    await yard.do(Step(0, "ann> go aboard"))
    await yard.do(Step(0, "ann> get basket"))
    await yard.do(Step(0, "901 seconds pass"))
    assert basket.holder.id == yard.player("Ann").id
    assert len(contents(draft.world, Item, Holder.room("room_ferry"))) == 1


async def test_the_server_brings_everyone_back_before_it_stops(yard: Yard) -> None:
    yard.drafts.close()
    yard.lobby.close("The end.")
    assert not yard.player("Ann").online
    assert yard.guests["ann"].link.is_closed


async def test_a_builder_who_is_none_any_more_can_still_leave(yard: Yard) -> None:
    account = yard.guests["ann"].session.account
    assert account is not None
    account.role = Role.PLAYER
    assert (await yard.do(Step(0, "ann> draft leave")))["ann"][0].startswith("There is no command 'draft'")
    assert (await yard.do(Step(0, "ann> quit")))["ann"][0] == "You leave the draft behind."


@pytest.mark.parametrize("name", ["..", ".", "a/b", "/etc", "Ferry!", "linked", "missing"])
async def test_only_a_folder_directly_among_the_drafts_can_be_loaded(yard: Yard, name: str) -> None:
    (yard.drafts_folder / "linked").symlink_to(yard.content, target_is_directory=True)
    await yard.do(Step(0, "ann> quit"))
    read = await yard.do(Step(0, f"ann> draft load {name}"))
    assert read["ann"][0].startswith("There is no folder of that name among the drafts.")


async def test_a_file_that_is_a_link_out_of_the_draft_is_a_fault(yard: Yard) -> None:
    await yard.do(Step(0, "ann> quit"))
    (yard.drafts_folder / "sly").mkdir()
    (yard.drafts_folder / "sly" / "secret.yaml").symlink_to(yard.content / "town.yaml")
    read = await yard.do(Step(0, "ann> draft load sly"))
    assert "secret.yaml: this is a link that leads out of the content folder" in " ".join(read["ann"])


async def test_files_that_changed_since_they_were_read_are_not_published(yard: Yard) -> None:
    await yard.do(Step(0, "ann> quit"))
    path = yard.drafts_folder / "ferry" / "ferry.yaml"
    path.write_text(path.read_text().replace("nobody", "somebody"))
    read = await yard.do(Step(0, "ann> draft publish ferry"))
    assert read["ann"][0].startswith("The files of ferry, or of the world, have changed")
    assert not (yard.content / "ferry.yaml").exists()


async def test_a_world_that_cannot_be_saved_publishes_nothing(yard: Yard) -> None:
    await yard.do(Step(0, "ann> quit"))
    yard.store.fails = "write"
    read = await yard.do(Step(0, "ann> draft publish ferry"))
    assert read["ann"] == ["The content was left as it is: the database does not answer."]
    assert not (yard.content / "ferry.yaml").exists()
