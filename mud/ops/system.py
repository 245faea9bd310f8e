"""Keeps on record what operators do from the machine's own shell, in the same chain as what staff do inside."""

from mud.game.wizard.acts import Deed, keep
from mud.kernel.events import on
from mud.ops.events import OperatorActed
from mud.world.world import World

OPERATOR = "operator"
"""Whoever may use the control socket has no account; the machine's own log says who that is."""


@on(OperatorActed)
def keep_record(world: World, event: OperatorActed) -> None:
    """Every operation that changes something, also one that was refused or failed, is put on record."""
    details = {"line": event.line} if event.refused is None else {"line": event.line, "refused": event.refused}
    keep(world, Deed(None, OPERATOR, event.operation, details, event.refused is None))
