"""The operations behind `mud content reload` and `mud content diff`."""

from dataclasses import dataclass

from mud.content.errors import ContentErrors
from mud.kernel.errors import Refused
from mud.ops.content.keeper import Keeper
from mud.ops.content.report import Report
from mud.ops.office import Office
from mud.ops.operation import operation


@dataclass(frozen=True, slots=True)
class ReloadContent:
    """Read the content again; `what` is a content type or a file, or nothing for all of it."""

    what: str = ""


@dataclass(frozen=True, slots=True)
class CompareContent:
    """Ask what reading it again would do; `what` as above."""

    what: str = ""


@operation("content reload", changes=True)
async def reload_content(office: Office, asked: ReloadContent) -> Report:
    """Read it and use it; Refused with every fault, a line for each."""
    keeper = _keeper(office)
    try:
        return await keeper.reload(keeper.scope(asked.what))
    except ContentErrors as faults:
        raise Refused(str(faults)) from None


@operation("content diff", changes=False)
async def compare_content(office: Office, asked: CompareContent) -> Report:
    """Compare; Refused as above."""
    keeper = _keeper(office)
    try:
        return await keeper.compare(keeper.scope(asked.what))
    except ContentErrors as faults:
        raise Refused(str(faults)) from None


def _keeper(office: Office) -> Keeper:
    if office.keeper is None:
        raise Refused("No server is running: the next start reads the content as it is then.")
    return office.keeper
