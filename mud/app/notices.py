"""Where the persister's notices go: the log always, and staff who play."""

import structlog

from mud.play.roles import Role
from mud.session.lobby import Lobby
from mud.store.status import Notice


class Notices:
    """Takes notices; `lobby` is where staff are, once there is one."""

    def __init__(self) -> None:
        self.lobby: Lobby | None = None

    def __call__(self, notice: Notice) -> None:
        """Log it, and tell staff who play."""
        structlog.get_logger().warning(notice.text, trouble=notice.trouble.value, exc_info=notice.error)
        for session in tuple(self.lobby.hub.playing) if self.lobby else ():
            if session.account is not None and session.account.role.includes(Role.ADMIN):
                session.interject(notice.text)
