"""What is done in fights, and what can be asked about them: the one place from which others take it."""

from mud.game.combat.acts.arming import Arms, AttackSpeed, ExtraBlows, main_weapon, second_weapon, speed_of, weapons_of
from mud.game.combat.acts.blows import (
    AttackBonus,
    AttackEdge,
    CriticalFrom,
    DamageBonus,
    MoreDice,
    SureCritical,
    Swung,
    attack,
    attack_bonus,
    damage_of_blow,
    edge_between,
)
from mud.game.combat.acts.fleeing import be_busy, busy_for, flee, relent
from mud.game.combat.acts.helping import assist, rescue
from mud.game.combat.acts.joining import disengage
from mud.game.combat.acts.rounds import engage
from mud.game.combat.acts.standing import (
    attackers_of,
    fight_of,
    in_duel,
    in_fight,
    opponents,
    participants,
    target_of,
    threat_on,
)

__all__ = [
    "Arms",
    "AttackBonus",
    "AttackEdge",
    "AttackSpeed",
    "CriticalFrom",
    "DamageBonus",
    "ExtraBlows",
    "MoreDice",
    "SureCritical",
    "Swung",
    "assist",
    "attack",
    "attack_bonus",
    "attackers_of",
    "be_busy",
    "busy_for",
    "damage_of_blow",
    "disengage",
    "edge_between",
    "engage",
    "fight_of",
    "flee",
    "in_duel",
    "in_fight",
    "main_weapon",
    "opponents",
    "participants",
    "relent",
    "rescue",
    "second_weapon",
    "speed_of",
    "target_of",
    "threat_on",
    "weapons_of",
]
