"""Reads links as clients do, strictly: what is not exactly ours is found and fails the test."""

import html
import re

from mud.text.kind import Kind
from mud.text.link import Links

OSC = re.compile("\x1b]8;;((?:https?://|send:)[!-~]+)\x1b\\\\(.*?)\x1b]8;;\x1b\\\\")
MSLP = re.compile("\x1b]68;1;SEND;([ -~]+)\x07\x1b\\[4m(.*?)\x1b\\[24m")
SECURE = re.compile("\x1b\\[1z(.*?)\x1b\\[7z")
TAG = re.compile(r'<(SEND|A) href="([^"<>|]+)">([^<>]*)</\1>')
ENTITY = re.compile(r"&(?:amp|lt|gt|quot);")


def unlinked(sent: str, kind: Kind) -> str:
    """What is left to be seen, with its colors."""
    match kind.links if not kind.screen_reader else Links.NONE:
        case Links.OSC | Links.WEB:
            return OSC.sub(r"\2", sent)
        case Links.MSLP:
            return MSLP.sub(r"\2", sent)
        case Links.MXP:
            return SECURE.sub(lambda line: _read(line[1]), sent)
    return sent


def followed(sent: str, links: Links) -> list[str]:
    """Where the links of a line lead, or what they send, as a client reads it."""
    match links:
        case Links.OSC | Links.WEB:
            return [target for target, _ in OSC.findall(sent)]
        case Links.MSLP:
            return [command for command, _ in MSLP.findall(sent)]
        case Links.MXP:
            return [html.unescape(tag[1]) for line in SECURE.findall(sent) for tag in TAG.findall(line)]
    return []


def _read(line: str) -> str:
    """A secure line without its tags: nothing else in it may be one, or the beginning of an entity."""
    words = TAG.sub(r"\3", line)
    assert "<" not in words, words
    assert ">" not in words, words
    assert "&" not in ENTITY.sub("", words), words
    return html.unescape(words)
