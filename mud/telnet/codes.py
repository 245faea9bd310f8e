"""The command bytes of RFC 854 and RFC 885, and how bytes are quoted among them."""

from typing import Final

SE: Final = 240
NOP: Final = 241
BRK: Final = 243
IP: Final = 244
AYT: Final = 246
EC: Final = 247
EL: Final = 248
GA: Final = 249
SB: Final = 250
WILL: Final = 251
WONT: Final = 252
DO: Final = 253
DONT: Final = 254
IAC: Final = 255
EOR: Final = 239

FIRST_COMMAND: Final = 236
"""What follows IAC and is below this (EOF, RFC 1184) is no command of any document."""

_IAC: Final = bytes([IAC])


def doubled(payload: bytes) -> bytes:
    """Quote every 0xFF, so that none is taken for the start of a command."""
    return payload.replace(_IAC, _IAC + _IAC) if _IAC in payload else payload


def command(code: int) -> bytes:
    """Two bytes: IAC and the command."""
    return bytes((IAC, code))


def negotiation(verb: int, option: int) -> bytes:
    """Three bytes: IAC, one of WILL, WONT, DO, DONT, and the option."""
    return bytes((IAC, verb, option))


def subnegotiation(option: int, payload: bytes) -> bytes:
    """IAC SB option payload IAC SE, the payload quoted."""
    return bytes((IAC, SB, option)) + doubled(payload) + bytes((IAC, SE))
