"""The figures of the server in plain text, for crawlers that do not negotiate.

The MSSP document asks that the words be understood where a person would type a name: as the first line.
"""

from typing import Final

from mud.telnet import codes
from mud.telnet.events import FiguresAsked
from mud.telnet.options.mssp import may_have_figures, tidy_figures
from mud.telnet.wire import Wire

REQUEST: Final = "MSSP-REQUEST"


def reply(wire: Wire) -> None:
    """Answer with all figures, each on its line, values behind tabs."""
    if not may_have_figures(wire):
        return
    lines = ["", "MSSP-REPLY-START"]
    lines += ["\t".join((name, *values)) for name, values in tidy_figures(wire)]
    lines += ["MSSP-REPLY-END", ""]
    wire.put(codes.doubled("\r\n".join(lines).encode(wire.charset, "replace")))
    wire.tell(FiguresAsked())
