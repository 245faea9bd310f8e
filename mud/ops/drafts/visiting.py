"""Walking a draft: the mode of a session while someone's double is played; the character itself waits in the world."""

from typing import Final

from mud.game.being import acts as beings
from mud.game.being.model import Player
from mud.ops.drafts.worlds import Draft, double
from mud.session.mode import Mode
from mud.session.playing import Playing, Stage
from mud.session.session import Session
from mud.text.span import Text, styled

AWAY: Final = "walking a draft"


class Visiting(Playing):
    """At the keys of a double of `player`, who stands in the live world."""

    __slots__ = ("_before", "_live", "_memory", "draft", "player")

    def __init__(self, session: Session, player: Player, draft: Draft, live: Stage) -> None:
        self.player, self.draft = player, draft
        self._live = live
        self._before: Mode = session.mode
        self._memory = session.memory
        live.hub.step_out(session)
        if player.away is None:
            beings.go_away(live.world, player, AWAY)
        its_double = double(draft, live.world, player)
        draft.hub.sit(session, its_double)
        super().__init__(session, its_double, draft.stage)

    def prompt(self) -> Text | None:
        """As ever, but that it is not the real world is never out of sight."""
        return (*styled(f"[draft {self.draft.name}] ", "notice"), *(super().prompt() or styled("> ")))

    def lost(self) -> None:
        """The link is gone: from the draft at once, from the world as for anyone."""
        is_theirs = self._live.hub.away.get(self.player.id) is self._session  # nobody else sits there meanwhile
        self._rise()
        if is_theirs:
            self._live.hub.step_in(self._session, self.player, self._memory)
            self._before.lost()

    def _rise(self) -> None:
        """Let the double go from the draft, where it may come again."""
        draft = self.draft
        its_double = self._session.player
        draft.hub.rise(self._session)
        if its_double is not None:
            beings.leave(draft.world, its_double)
        draft.stage.delivery.deliver()

    def come_back(self, words: str) -> None:
        """Go on with the character in the world; `words` say why."""
        live = self._live
        self._rise()
        live.hub.step_in(self._session, self.player, self._memory)
        self._session.mode = self._before
        if self.player.away == AWAY:
            beings.go_away(live.world, self.player, "")
        self._session.say(words)
        if self.player.online:
            beings.look(live.world, self.player)
        live.delivery.deliver(self._session)


def go_in(session: Session, draft: Draft, live: Stage) -> Visiting:
    """Seat a session at the keys of the double of whom it plays; the character stands where it is, away."""
    player = session.player
    assert player is not None
    session.mode = visiting = Visiting(session, player, draft, live)
    live.delivery.deliver()
    its_double = session.player
    assert its_double is not None
    beings.enter(draft.world, its_double)
    draft.stage.delivery.deliver(session)
    return visiting
