"""What staff do about connections: kick, snoop, bans and roles, as the people at both ends see it."""

from mud.app import roster
from mud.game.account.acts import find
from mud.game.account.model import Account
from mud.game.wizard.acts import chain_of
from mud.kernel.json import Json
from mud.play.feeds import Answer
from mud.play.roles import Role
from mud.session.staff.snooping import overheard
from tests.session.house import PASSWORD, Guest, House

HOME = "192.0.2.1"


async def staff(house: House, name: str, role: Role = Role.ADMIN) -> Guest:
    guest = await house.playing(name)
    account(house, f"{name}-account").role = role
    return guest


def account(house: House, name: str) -> Account:
    found = find(house.world, name)
    assert found is not None
    return found


async def test_a_kicked_player_reads_why_and_is_out_of_the_world(house: House) -> None:
    ann, gwen = await house.playing("Ann"), await staff(house, "Gwen")
    assert "Ann is out." in await gwen.type("kick ann Please read the rules.")
    assert "The staff has ended your connection. The reason: Please read the rules." in await ann.read()
    assert ann.link.is_closed
    assert not house.player("Ann").online
    await ann.hang_up()
    assert not house.player("Ann").online


async def test_someone_at_nobodys_keys_can_be_kicked(house: House) -> None:
    ann, gwen = await house.playing("Ann"), await staff(house, "Gwen")
    await ann.hang_up()
    assert house.player("Ann").online
    assert "Ann is out." in await gwen.type("kick ann")
    assert not house.player("Ann").online


async def test_nobody_kicks_themselves_or_who_is_above_them(house: House) -> None:
    ida, hal = await staff(house, "Ida"), await staff(house, "Hal", Role.HELPER)
    assert "that is above you" in await hal.type("kick ida")
    assert "To leave, type quit." in await hal.type("kick hal")
    assert not ida.link.is_closed


async def test_what_staff_read_waits_until_the_act_is_on_disk(house: House) -> None:
    gwen = await staff(house, "Gwen")
    house.saver.is_prompt = False
    assert "Connections" not in await gwen.type("users")
    assert chain_of(house.world).length == 1
    house.saver.is_prompt = True
    assert "Connections" in await gwen.read()


async def test_users_shows_addresses_and_clients_also_of_those_who_only_sign_in(house: House) -> None:
    gwen = await staff(house, "Gwen")
    stranger = house.connect("198.51.100.7")
    await stranger.read()
    seen = await gwen.type("users")
    assert f"Gwen (Gwen-account), admin, from {HOME}, fake" in seen
    assert "signing in, from 198.51.100.7, fake" in seen
    assert "Two connections." in seen


async def test_a_snooped_screen_is_shown_marked_with_what_is_typed(house: House) -> None:
    ann, ida = await house.playing("Ann"), await staff(house, "Ida")
    assert "You see what Ann sees, until you type snoop." in await ida.type("snoop ann")
    await ann.type("say hi")
    seen = await ida.read()
    assert "(Ann) > say hi" in seen
    assert '(Ann) You say, "hi"' in seen
    await ida.type("snoop")
    await ann.type("inventory")
    assert "(Ann)" not in await ida.read()
    assert [act.action for act in chain_of(house.world).recent] == ["snoop", "snoop"]


async def test_a_snooped_screen_leaves_no_colors_of_its_own(house: House) -> None:
    assert overheard("Ann", "\x1b[1;31mred\x1b[0m\n\n\x1b]8;;http://x\x07link\x1b]8;;\x07\n") == "(Ann) red\n(Ann) link"


async def test_two_who_snoop_each_other_do_not_go_round_in_circles(house: House) -> None:
    ida, eve = await staff(house, "Ida"), await staff(house, "Eve")
    await ida.type("snoop eve")
    await eve.type("snoop ida")
    await ida.type("say hi")
    assert (await eve.read()).count("(Ida) > say hi") == 1


async def test_nobody_sees_a_password_of_whom_they_snoop(house: House) -> None:
    ann, ida = await house.playing("Ann"), await staff(house, "Ida")
    await ida.type("snoop ann")
    await ann.type("quit", "password", PASSWORD, "another secret word", "another secret word")
    seen = await ida.read()
    assert "its player has left" in seen
    assert "secret" not in seen
    assert PASSWORD not in seen


async def test_snooping_ends_with_the_role(house: House) -> None:
    ann, ida = await house.playing("Ann"), await staff(house, "Ida")
    await ida.type("snoop ann")
    account(house, "Ida-account").role = Role.HELPER
    await ann.type("say hi")
    assert "(Ann)" not in await ida.read()
    assert not ann.session.watchers


async def test_nobody_snoops_on_themselves(house: House) -> None:
    ida = await staff(house, "Ida")
    assert "You see what you see anyway." in await ida.type("snoop ida")
    assert "You see nobody's screen but your own." in await ida.type("snoop")


async def test_a_banned_account_is_out_and_reads_why_when_it_comes_back(house: House) -> None:
    ann, gwen = await house.playing("Ann"), await staff(house, "Gwen", Role.GAME_MASTER)
    assert "The account Ann-account is banned for three days." in await gwen.type("ban ann 3d Selling coins.")
    assert ann.link.is_closed
    assert not house.player("Ann").online
    again = house.connect()
    read = await again.type("Ann-account", PASSWORD)
    assert "This account is banned; it ends in three days. The reason: Selling coins." in read
    assert again.link.is_closed
    assert "account Ann-account, by Gwen, three days left: Selling coins." in await gwen.type("bans")
    assert "The account Ann-account is not banned any more." in await gwen.type("unban ann-account")
    assert "Your characters" in await house.connect().type("Ann-account", PASSWORD)
    assert "is not banned" in await gwen.type("unban ann")


async def test_a_ban_ends_when_its_time_is_over(house: House) -> None:
    await house.playing("Ann")
    gwen = await staff(house, "Gwen", Role.GAME_MASTER)
    await gwen.type("ban ann 10m")
    await house.step(601.0)
    assert "Your characters" in await house.connect().type("Ann-account", PASSWORD)
    assert not account(house, "Ann-account").is_banned


async def test_nobody_bans_themselves_or_who_is_above_them(house: House) -> None:
    await staff(house, "Ida")
    gwen = await staff(house, "Gwen", Role.GAME_MASTER)
    assert "You cannot ban yourself." in await gwen.type("ban gwen")
    assert "that is above you" in await gwen.type("ban ida")
    assert "There is neither an account nor a character called 'nobody'." in await gwen.type("ban nobody")


async def test_a_banned_network_loses_its_connections_but_not_ones_own(house: House) -> None:
    ida = await staff(house, "Ida")
    stranger = house.connect("198.51.100.7")
    await stranger.read()
    assert "198.51.100.0/24 is banned for two hours." in await ida.type("banaddress 198.51.100.0/24 2h Guessing.")
    assert "Your address is banned; it ends in two hours. The reason: Guessing." in await stranger.read()
    assert stranger.link.is_closed
    assert "You are in 192.0.2.0/24 yourself." in await ida.type("banaddress 192.0.2.0/24")
    assert "network 198.51.100.0/24, by Ida, two hours left: Guessing." in await ida.type("bans")
    assert "198.51.100.0/24 is not banned any more." in await ida.type("unbanaddress 198.51.100.0/24")
    assert "198.51.100.0/24 is not banned." in await ida.type("unbanaddress 198.51.100.0/24")


async def test_a_role_is_given_and_taken_and_the_person_is_told(house: House) -> None:
    ann, ida = await house.playing("Ann"), await staff(house, "Ida")
    assert "Ann-account is a helper now." in await ida.type("promote ann to helper")
    assert "You are a helper now." in await ann.read()
    assert "Connections" not in await ann.type("users")
    assert "goto" in await ann.type("commands staff")
    assert "to make them builder, type promote" in await ida.type("demote ann builder")
    assert "Ann-account is helper already." in await ida.type("promote ann helper")
    assert "'wizard' is no role." in await ida.type("promote ann wizard")
    assert "Ann-account is a player now." in await ida.type("demote ann player")
    assert "There is no command 'goto'" in await ann.type("goto ann")


async def test_the_last_admin_stays_one(house: House) -> None:
    ida = await staff(house, "Ida")
    assert "Ida-account is the last admin there is. Make another one first." in await ida.type("demote ida player")
    await staff(house, "Eve")
    assert "Ida-account is a player now." in await ida.type("demote ida player")
    assert "There is no command 'promote'" in await ida.type("promote ida admin")


async def test_a_banned_or_locked_admin_does_not_count_as_one(house: House) -> None:
    ida = await staff(house, "Ida")
    await staff(house, "Eve")
    await ida.type("ban eve")
    assert "is the last admin there is" in await ida.type("demote ida player")


ASKED = ("audit", "purge all really", "promote ann to admin", "shutdown now")


async def test_no_package_of_a_program_reaches_a_command(house: House) -> None:
    ann, programs = await staff(house, "Ann"), house.lobby.delivery.programs  # an admin: any use would leave a row
    ann.link.wanted = ("char", "comm", "room", "core")
    packages = [answer.package for answer in roster.declared(Answer)]
    assert packages
    for line in ASKED:
        bodies: tuple[Json, ...] = (line, {"command": line, "text": line, "data": line}, [line])
        for package in (*packages, "Core.Command", "Char.Command", "Command"):
            for body in bodies:
                programs.said(ann.session, package.lower(), body)
                await house.step(1.0)
        for command in ("LIST", "SEND", "REPORT", line):
            programs.asked(ann.session, command, (line,))
    assert chain_of(house.world).length == 0
    assert house.player("Ann").online
