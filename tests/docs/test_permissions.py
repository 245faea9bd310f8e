"""docs/permissions.md is what the commands declare today; every permission has a role and a meaning."""

from mud.app.roster import commands
from mud.play.roles import MEANINGS, ROLES, Permission, Role
from scripts.permission_docs import PAGE, main


def test_the_page_is_current() -> None:
    assert main(["--check"]) == 0, "run: make docs"


def test_every_command_stands_on_the_page_under_its_role() -> None:
    sections = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
    listed = {section.partition("\n")[0]: section for section in sections}
    assert list(listed) == [role.words for role in Role]
    for command in commands():
        assert f"`{command.name}`" in listed[command.role.words], command.name


def test_every_permission_has_a_role_and_a_meaning() -> None:
    assert set(ROLES) == set(MEANINGS) == set(Permission)


def test_only_playing_is_no_privilege() -> None:
    assert [each for each in Permission if each.role is Role.PLAYER] == [Permission.PLAY]
