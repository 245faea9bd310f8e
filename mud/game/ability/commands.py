"""Asking what one can do, and casting. What is used (`use`) may be a thing as well, so that command stands there."""

from typing import Annotated

from mud.game.ability.acts import learning
from mud.game.ability.acts.using import use
from mud.game.ability.events import AbilitiesRead, AbilityRead, CooldownsRead
from mud.game.ability.readers import Meant, Unread, as_typed, choosable, known_ability, target_of
from mud.game.ability.specs import ClassAbility
from mud.game.being.model import Player
from mud.play.command import command
from mud.play.context import Ctx


@command("abilities", "ability", category="you")
def abilities(ctx: Ctx[Player], ability: Annotated[Meant | None, known_ability] = None) -> None:
    """List what your class has taught you, what each costs, and what is ready; or read about one of them.

    Examples: abilities; ability second wind

    See also: use, cast, cooldowns, level
    """
    if ability is None:
        ctx.world.happened(AbilitiesRead(ctx.actor))
    else:
        ctx.world.happened(AbilityRead(ctx.actor, ability.ability))


@command("choose", category="abilities")
def choose(ctx: Ctx[Player], ability: Annotated[ClassAbility, choosable]) -> None:
    """Learn one of several abilities where your class leaves you the choice. Only respec takes that back.

    Examples: choose dueling style

    See also: abilities, level, respec
    """
    learning.choose(ctx.world, ctx.actor, ability)


@command("cooldowns", category="you")
def cooldowns(ctx: Ctx[Player]) -> None:
    """List those of your abilities that are not ready yet, and how long each still takes.

    Examples: cooldowns

    See also: abilities, use
    """
    ctx.world.happened(CooldownsRead(ctx.actor))


@command("cast", "invoke", category="abilities")
def cast(
    ctx: Ctx[Player],
    ability: Annotated[Meant, known_ability],
    at: Annotated[Unread | None, as_typed] = None,
    on: Annotated[Unread | None, as_typed] = None,
) -> None:
    """Use one of your abilities, at someone or something if it needs that. Use does the same.

    What takes a while can be torn from you by harm, and by walking away. Names can be shortened, and stand in quotes.

    Examples: cast fire bolt at rat; cast "cure wounds" bob; cast light

    See also: use, abilities, cooldowns
    """
    use(ctx.world, ctx.actor, ability.ability, target_of(ctx, ability, at or on))
