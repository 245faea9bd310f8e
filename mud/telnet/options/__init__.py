"""The options we speak, one file each, in the order in which they are offered.

The order matters to some clients: what says who they are comes first, and no prefix of the list
may equal TTYPE, NAWS, CHARSET, MSDP, MSSP, ATCP, MSP, MXP, which Mudlet takes for a known snippet
and answers by reconnecting. Compression comes last: what follows its start, or goes before its end at the close,
is inside it.
"""

from collections.abc import Callable
from typing import Final

from mud.telnet.option import Option
from mud.telnet.options.charset import CharacterSets
from mud.telnet.options.echo import Echo
from mud.telnet.options.environ import Environment
from mud.telnet.options.eor import EndOfRecord
from mud.telnet.options.gmcp import Messages
from mud.telnet.options.mccp2 import CompressOutput
from mud.telnet.options.mccp3 import CompressedInput
from mud.telnet.options.msdp import Variables
from mud.telnet.options.mssp import ServerStatus
from mud.telnet.options.mxp import MudExtension
from mud.telnet.options.naws import WindowSizes
from mud.telnet.options.sga import SuppressGoAhead
from mud.telnet.options.timing import TimingMark
from mud.telnet.options.ttype import TerminalTypes

OPTIONS: Final[tuple[Callable[[], Option], ...]] = (
    TerminalTypes,
    WindowSizes,
    Environment,
    CharacterSets,
    EndOfRecord,
    Messages,
    ServerStatus,
    Variables,
    MudExtension,
    SuppressGoAhead,
    Echo,
    TimingMark,
    CompressOutput,
    CompressedInput,
)
