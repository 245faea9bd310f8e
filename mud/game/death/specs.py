"""What creatures leave behind, as content describes it."""

from typing import Annotated

from pydantic import Field

from mud.kernel.dice import Throw
from mud.kernel.ids import ItemTemplateId, LootTableId
from mud.kernel.marks import Key, Ref
from mud.kernel.spec import Spec, spec
from mud.kernel.values import value

Count = Annotated[int, Field(ge=1, le=1_000)]
Range = Annotated[tuple[Count, ...], Field(min_length=2, max_length=2)]


@value
class Loot:
    """One line of what is found: things of a kind, what another table gives, or coins (rolled, in copper pieces).

    `chance` is that of the whole line; `quantity` how many things, or how often the table is asked: a number, or the
    least and the most. `weight` counts where a table picks among its lines.
    """

    template_id: Annotated[ItemTemplateId | None, Ref("item_templates.id")] = None
    table: Annotated[LootTableId | None, Ref("loot_tables.id")] = None
    coins: Throw | None = None
    chance: Annotated[float, Field(gt=0, le=1)] = 1.0
    quantity: Count | Range = 1
    weight: Annotated[int, Field(ge=1, le=1_000)] = 1

    def __post_init__(self) -> None:
        """ValueError for a line that means nothing, or more than one thing."""
        if sum(each is not None for each in (self.template_id, self.table, self.coins)) != 1:
            raise ValueError("a line of loot names one of these: template_id, table or coins")
        if self.coins is not None and self.quantity != 1:
            raise ValueError("coins have no quantity: say it with the dice, as in `coins: 3d6`")
        least, most = self.between
        if least > most:
            raise ValueError(f"a quantity goes from the least to the most, not from {least} to {most}")

    @property
    def between(self) -> tuple[int, int]:
        """The least and the most of it."""
        if isinstance(self.quantity, int):
            return self.quantity, self.quantity
        return self.quantity[0], self.quantity[-1]


@spec("loot_tables")
class LootTable(Spec):
    """What may be found in a corpse, or wherever a table is asked.

    Each line has its chance; with `pick`, so many lines are chosen by their weights (the same one may be chosen again),
    and only then is their chance asked.
    """

    id: Annotated[LootTableId, Key()]
    lines: Annotated[tuple[Loot, ...], Field(min_length=1)]
    pick: Annotated[int | None, Field(ge=1, le=20)] = None
