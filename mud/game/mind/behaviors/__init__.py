"""The behaviors, each in a file of its own; those that content names stand in the list below."""

from mud.game.mind.behaviors.aggro_on_sight import AggroOnSight
from mud.game.mind.behaviors.assists import Assists
from mud.game.mind.behaviors.calls_for_help import CallsForHelp
from mud.game.mind.behaviors.flees_at_health_percent import FleesAtHealthPercent
from mud.game.mind.behaviors.follows import Follows
from mud.game.mind.behaviors.greets import Greets
from mud.game.mind.behaviors.guards_person import GuardsPerson
from mud.game.mind.behaviors.guards_way import GuardsWay
from mud.game.mind.behaviors.hunts import Hunts
from mud.game.mind.behaviors.keeps_peace import KeepsPeace
from mud.game.mind.behaviors.patrols import Patrols
from mud.game.mind.behaviors.scavenges import Scavenges
from mud.game.mind.behaviors.schedule import Schedule
from mud.game.mind.behaviors.wanders import Wanders
from mud.game.mind.specs import Behavior

BEHAVIORS: tuple[type[Behavior], ...] = (
    AggroOnSight,
    Assists,
    CallsForHelp,
    FleesAtHealthPercent,
    Follows,
    Greets,
    GuardsPerson,
    GuardsWay,
    Hunts,
    KeepsPeace,
    Patrols,
    Scavenges,
    Schedule,
    Wanders,
)
"""All that content can name."""
