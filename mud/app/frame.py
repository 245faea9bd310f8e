"""What a running server is made of, put together over an open world: lobby, sockets, control socket."""

import asyncio
import os
from dataclasses import dataclass
from functools import partial

from mud.app import logging, roster
from mud.app.blueprint import Blueprint
from mud.app.drafting import ReadingApart, keep_drafts
from mud.app.figures import Figures
from mud.app.keeping import keep_content
from mud.app.keys import open_vault, write_keys
from mud.app.mail import CommandMail
from mud.app.opening import Opened
from mud.app.settings import Settings
from mud.app.version import program_version
from mud.game.being.model import Player
from mud.game.being.views.lines import prompt_for
from mud.net.limits import Limits
from mud.net.server import Server
from mud.ops.content.keeper import Keeper
from mud.ops.control import Backstage, Control
from mud.ops.drafts.desk import Drafts
from mud.ops.office import Office, People, Saving, Serving
from mud.ops.sealing import Sealing
from mud.ops.server.commands import LogLevel
from mud.ops.server.countdown import Countdown
from mud.ops.server.meter import Meter
from mud.play.context import Services
from mud.play.dispatch import CommandTable, Dispatcher
from mud.play.themes import themes_of
from mud.session.banned import turned_away
from mud.session.delivery import Wording
from mud.session.limits import Limits as SessionLimits
from mud.session.lobby import Game, Lobby, Manners, Means
from mud.session.passwords import Passwords
from mud.session.ports import LoopTimer
from mud.session.programs import Message
from mud.text.render import Renderer
from mud.text.span import as_text


@dataclass(frozen=True, slots=True)
class Frame:
    """A server's parts. `lobby` is the session floor, `net` and `control` are where others come in."""

    lobby: Lobby
    net: Server
    control: Control
    keeper: Keeper
    drafts: Drafts
    meter: Meter
    countdown: Countdown
    sealing: Sealing


def put_together(plan: Blueprint, opened: Opened, passwords: Passwords, group: asyncio.TaskGroup) -> Frame:
    """Make the parts and connect them; nothing listens yet."""
    settings, world = plan.settings, opened.world
    saving = Saving(opened.persister.status)
    services: Services = {CommandTable: plan.commands, Saving: saving}
    renderer = Renderer(themes_of(world.catalog))
    wording = Wording(roster.views(), roster.naming(), renderer, roster.feeds())
    game = Game(world, Dispatcher(plan.commands), wording, prompt_for, services)
    timer = LoopTimer(asyncio.get_running_loop())
    vault, mail = open_vault(settings.key_path), CommandMail(settings.mail_command, settings.name, group)
    meter, countdown = Meter(world.clock.now), Countdown(world)
    means = Means(opened.persister, passwords, group, timer, vault, mail, meter)
    limits = SessionLimits(
        burst=settings.line_burst, lines_per_second=settings.lines_per_second, exempt=settings.exempt_networks
    )
    lobby = Lobby(game, means, Manners(as_text(plan.banner), limits))
    door = Limits(
        connections=settings.connections,
        per_address=settings.connections_per_address,
        strangers=settings.connections_before_sign_in,
        unlimited=settings.exempt_networks,
        proxies=settings.proxy_networks,
    )
    net = Server(lobby.opened, lobby.delivery.programs, door)
    lobby.delivery.programs.offers = offers(settings)
    lobby.delivery.programs.withheld = () if settings.client_media else ("client.media",)
    net.figures = Figures(settings, world, lobby.hub, net).now
    net.banned = lambda address: turned_away(world, address)
    keeper = keep_content(plan, opened, lobby, renderer, group)
    lobby.offer(Keeper, keeper)
    lobby.offer(Meter, meter)
    lobby.offer(Countdown, countdown)
    lobby.offer(LogLevel, LogLevel(logging.level, logging.choose_level))
    drafts = keep_drafts(plan, ReadingApart(plan), (lobby, wording), keeper, (group, timer))
    lobby.offer(Drafts, drafts)
    sealing = Sealing()
    lobby.offer(Sealing, sealing)
    office = Office(
        world=world,
        passwords=passwords,
        saving=saving,
        serving=_serving(settings, world.clock.now()),
        people=lambda: _people(lobby, opened),
        deliver=lobby.delivery.deliver,
        vault=vault,
        keep_keys=partial(write_keys, settings.key_path),
        records=opened.records,
        saved=opened.persister.barrier,
        keeper=keeper,
        sealing=sealing,
    )
    backstage = Backstage(roster.operations(), office, opened.persister.barrier, group, lobby.failures)
    return Frame(lobby, net, Control(settings.socket_path, backstage), keeper, drafts, meter, countdown, sealing)


def _serving(settings: Settings, now: float) -> Serving:
    return Serving(os.getpid(), program_version(), settings.host, settings.port, str(settings.database), now)


def offers(settings: Settings) -> tuple[Message, ...]:
    """What every program is told of that takes it: files that belong to this world."""
    url, _, version = settings.client_gui.partition(" ")
    known: tuple[tuple[str, Message], ...] = (
        (url, ("Client.GUI", {"version": version.strip() or "1", "url": url})),
        (settings.client_map, ("Client.Map", {"url": settings.client_map})),
        (settings.client_media, ("Client.Media.Default", {"url": f"{settings.client_media.rstrip('/')}/"})),
    )
    return tuple(offer for given, offer in known if given)


def _people(lobby: Lobby, opened: Opened) -> People:
    standing = len(opened.world.where(Player, "online", True))
    return People(len(lobby.hub.sessions), len(lobby.hub.playing), standing)
