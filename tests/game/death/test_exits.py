"""Every way out of a fight, of dying and of death: nothing is lost or doubled by any, and nothing is left behind."""

from collections import Counter
from collections.abc import Callable

import pytest

from mud.game.being.acts import delete_player, enter, leave, lose_link
from mud.game.being.acts.health import heal
from mud.game.being.acts.presence import transport
from mud.game.being.model import Player, Position
from mud.game.combat.acts import engage
from mud.game.combat.model import Combatant, Fight
from mud.game.combat.system import go_on as fights_go_on
from mud.game.death.acts import die, spirits
from mud.game.death.model import Corpse
from mud.game.death.system import go_on as deaths_go_on
from mud.game.npc.acts import vanish
from mud.game.npc.model import Npc
from mud.game.thing.model import Item
from mud.world.world import World
from tests.game.death.graveyard import GATE, Graveyard, kinds_in, mortality

Doing = Callable[[Graveyard, Player, Npc], None]


def fighting(yard: Graveyard, ann: Player, marrow: Npc) -> None:
    """She is in the middle of a fight."""
    engage(yard.world, ann, marrow)


def dying(yard: Graveyard, ann: Player, marrow: Npc) -> None:
    """She was felled in it."""
    fighting(yard, ann, marrow)
    yard.fell(ann, by=marrow)
    assert ann.position is Position.DYING


def dead(yard: Graveyard, ann: Player, marrow: Npc) -> None:
    """She died of it."""
    dying(yard, ann, marrow)
    die(yard.world, ann, marrow)


def goes_and_comes(yard: Graveyard, ann: Player, _marrow: Npc) -> None:
    """She leaves the world, and comes back later."""
    leave(yard.world, ann)
    yard.step(60)
    enter(yard.world, ann)


def loses_link(yard: Graveyard, ann: Player, _marrow: Npc) -> None:
    """Her connection breaks, and nobody comes."""
    lose_link(yard.world, ann)
    yard.step(60)
    leave(yard.world, ann)


def is_brought_away(yard: Graveyard, ann: Player, _marrow: Npc) -> None:
    """Staff puts her elsewhere."""
    transport(yard.world, ann, GATE)


def foe_vanishes(yard: Graveyard, _ann: Player, marrow: Npc) -> None:
    """Staff takes her foe out of the world, or its kind is no more."""
    vanish(yard.world, marrow)


def foe_dies(yard: Graveyard, _ann: Player, marrow: Npc) -> None:
    """Her foe dies of something else."""
    die(yard.world, marrow)


def is_deleted(yard: Graveyard, ann: Player, _marrow: Npc) -> None:
    """Her character is no more."""
    leave(yard.world, ann)
    delete_player(yard.world, ann)


def server_starts_again(yard: Graveyard, ann: Player, _marrow: Npc) -> None:
    """What waits in memory is gone, and is taken up again."""
    for each in (*yard.world.shelf(Combatant), *yard.world.shelf(Corpse), mortality(ann)):
        if each.job is not None:
            each.job.cancel()
            each.job = None
    fights_go_on.function(yard.world)
    deaths_go_on.function(yard.world)


def is_healed(yard: Graveyard, ann: Player, _marrow: Npc) -> None:
    """Somebody heals her, or calls her back."""
    heal(yard.world, ann, 5)
    if ann.position is Position.DEAD:
        spirits.revive(yard.world, ann)


STATES = (fighting, dying, dead)
EXITS = (
    goes_and_comes,
    loses_link,
    is_brought_away,
    foe_vanishes,
    foe_dies,
    is_deleted,
    server_starts_again,
    is_healed,
)


def things(world: World) -> Counter[str]:
    """All things but corpses, by kind; and the coins of people and of what they left."""
    found = Counter(kinds_in(world, world.shelf(Item)))
    del found["item_corpse"]
    del found["item_crown"]  # loot comes into the world with a creature's death
    found["coins"] = sum(player.coins for player in world.shelf(Player))
    found["coins"] += sum(corpse.coins for corpse in world.shelf(Corpse) if corpse.of != "Old Marrow")
    return found


def check_whole(world: World) -> None:
    """No fight without people, nobody in a fight that is none, no corpse that is no thing."""
    for row in world.shelf(Combatant):
        assert world.get(Fight, row.fight_id) is not None
        assert row.foes
        assert all(world.get(Combatant, foe) is not None for foe in row.foes)
    for fight in world.shelf(Fight):
        assert len(world.where(Combatant, "fight_id", fight.id)) > 1
    for corpse in world.shelf(Corpse):
        assert world.get(Item, corpse.id) is not None
    for player in world.shelf(Player):
        if player.is_active:
            assert (player.position in (Position.DYING, Position.DEAD)) == (player.current_health == 0)
            waits = player.position in (Position.DYING, Position.DEAD)
            assert (mortality(player).job is not None) == waits


@pytest.mark.parametrize("out", EXITS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("state", STATES, ids=lambda each: each.__name__)
def test_no_way_out_loses_or_doubles_anything(state: Doing, out: Doing) -> None:
    yard = Graveyard()
    (ann,) = yard.bring("Ann")
    [marrow] = yard.creatures("npc_marrow")
    marrow.room_id = ann.room_id
    before = things(yard.world)
    state(yard, ann, marrow)
    assert things(yard.world) == before
    out(yard, ann, marrow)
    assert things(yard.world) == before
    check_whole(yard.world)
    for _ in range(40):
        yard.step(10)
    check_whole(yard.world)
    assert things(yard.world) == before


def test_a_fight_is_over_for_who_fights_what_is_no_more() -> None:
    yard = Graveyard()
    (ann,) = yard.bring("Ann")
    [marrow] = yard.creatures("npc_marrow")
    marrow.room_id = ann.room_id
    engage(yard.world, ann, marrow)
    vanish(yard.world, marrow)
    assert not list(yard.world.shelf(Combatant))
    assert not list(yard.world.shelf(Fight))
