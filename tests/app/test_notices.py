"""Notices about saving: everyone's log, and staff at once."""

from collections.abc import AsyncIterator

import pytest
from structlog.testing import capture_logs

from mud.app.notices import Notices
from mud.game.account import acts
from mud.play.roles import Role
from mud.store.status import Notice, Trouble
from tests.session.house import House

NOTICE = Notice(Trouble.FAILING, "Saving fails.", OSError("no room"))


@pytest.fixture
async def house() -> AsyncIterator[House]:
    """A lobby with fakes around it."""
    made = House()
    yield made
    await made.tasks.end()


def test_a_notice_is_logged_also_before_anybody_can_be_told() -> None:
    with capture_logs() as logs:
        Notices()(NOTICE)
    (line,) = logs
    assert (line["event"], line["trouble"], line["log_level"]) == ("Saving fails.", "failing", "warning")
    assert line["exc_info"] is NOTICE.error


async def test_admins_who_play_read_it_at_once_and_nobody_else_does(house: House) -> None:
    boss, ann = await house.playing("Boss"), await house.playing("Ann")
    assert boss.session.account is not None
    acts.set_role(house.world, boss.session.account, Role.ADMIN)
    notices = Notices()
    notices.lobby = house.lobby
    with capture_logs():
        notices(NOTICE)
    assert "Saving fails." in await boss.read()
    assert "Saving fails." not in await ann.read()
