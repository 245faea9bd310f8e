"""Verbs in the forms that the world's sentences need: what one does, is doing, did.

A verb is given as the bare infinitive, with words after it if it has any: "pick up" gives "picks up".
"""

import re
from types import MappingProxyType

_THIRD = MappingProxyType({"be": "is", "have": "has", "are": "is", "were": "was", "quiz": "quizzes", "whiz": "whizzes"})
_UNCHANGED = frozenset({"can", "could", "may", "might", "must", "shall", "should", "will", "would"})
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|[^aeiou]o)$")
_KEEPS_E = frozenset({"be", "dye", "singe", "tinge", "binge", "swinge"})
# Verbs of several syllables double their last letter only if the stress lies on it.
_STRESSED = frozenset(
    {
        "admit", "begin", "commit", "compel", "confer", "control", "defer", "emit", "equip", "excel", "expel", "forbid",
        "forget", "impel", "incur", "infer", "occur", "omit", "overrun", "patrol", "permit", "prefer", "propel",
        "rebel", "refer", "regret", "repel", "submit", "transfer", "transmit", "unzip", "unpin", "unwrap", "upset",
        "backstab", "outrun",
    }
)  # fmt: skip
_SYLLABLE = re.compile(r"(?:[aeiouy]|(?<=q)u[aeiou])+")
_SHORT = re.compile(r"(?:[^aeiou]|qu|^)[aeiou][^aeiouwxy]$")
_PAST = MappingProxyType(
    {
        "be": "was", "bear": "bore", "beat": "beat", "become": "became", "begin": "began", "bend": "bent",
        "bet": "bet", "bid": "bid", "bind": "bound", "bite": "bit", "bleed": "bled", "blow": "blew",
        "break": "broke", "bring": "brought", "build": "built", "burst": "burst", "buy": "bought",
        "cast": "cast", "catch": "caught", "choose": "chose", "cling": "clung", "come": "came", "cost": "cost",
        "creep": "crept", "cut": "cut", "deal": "dealt", "dig": "dug", "do": "did", "draw": "drew",
        "drink": "drank", "drive": "drove", "eat": "ate", "fall": "fell", "feed": "fed", "feel": "felt",
        "fight": "fought", "find": "found", "flee": "fled", "fling": "flung", "fly": "flew", "forbid": "forbade",
        "forget": "forgot", "forgive": "forgave", "freeze": "froze", "get": "got", "give": "gave", "go": "went",
        "grind": "ground", "grow": "grew", "hang": "hung", "have": "had", "hear": "heard", "hide": "hid",
        "hit": "hit", "hold": "held", "hurt": "hurt", "keep": "kept", "kneel": "knelt", "know": "knew",
        "lay": "laid", "lead": "led", "leave": "left", "lend": "lent", "let": "let", "lie": "lay",
        "light": "lit", "lose": "lost", "make": "made", "mean": "meant", "meet": "met", "pay": "paid",
        "put": "put", "read": "read", "ride": "rode", "ring": "rang", "rise": "rose", "run": "ran", "say": "said",
        "see": "saw", "seek": "sought", "sell": "sold", "send": "sent", "set": "set", "shake": "shook",
        "shed": "shed", "shine": "shone", "shoot": "shot", "show": "showed", "shrink": "shrank", "shut": "shut",
        "sing": "sang", "sink": "sank", "sit": "sat", "slay": "slew", "sleep": "slept", "slide": "slid",
        "sling": "slung", "speak": "spoke", "spend": "spent", "spin": "spun", "spit": "spat", "split": "split",
        "spread": "spread", "spring": "sprang", "stand": "stood", "steal": "stole", "stick": "stuck",
        "sting": "stung", "stink": "stank", "stride": "strode", "strike": "struck", "swear": "swore",
        "sweep": "swept", "swim": "swam", "swing": "swung", "take": "took", "teach": "taught", "tear": "tore",
        "tell": "told", "think": "thought", "throw": "threw", "thrust": "thrust", "tread": "trod",
        "understand": "understood", "upset": "upset", "wake": "woke", "wear": "wore", "weave": "wove",
        "weep": "wept", "win": "won", "wind": "wound", "withdraw": "withdrew", "withstand": "withstood",
        "wring": "wrung", "write": "wrote", "overrun": "overran", "outrun": "outran",
    }
)  # fmt: skip


def third_person(verb: str) -> str:
    """What he, she or it does: "go" gives "goes", "carry" "carries", "pick up" "picks up"."""
    first, space, rest = verb.partition(" ")
    return _third(first) + space + rest


def participle(verb: str) -> str:
    """What one is doing: "run" gives "running", "lie" "lying", "take off" "taking off"."""
    first, space, rest = verb.partition(" ")
    return _participle(first) + space + rest


def past(verb: str) -> str:
    """What one did: "go" gives "went", "carry" "carried", "pick up" "picked up"."""
    first, space, rest = verb.partition(" ")
    return _past(first) + space + rest


def _third(verb: str) -> str:
    if verb in _THIRD:
        return _THIRD[verb]
    if verb in _UNCHANGED:
        return verb
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if _SIBILANT.search(verb) else f"{verb}s"


def _participle(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb not in _KEEPS_E:
        return f"{verb[:-1]}ing"
    return f"{_doubled(verb)}ing"


def _past(verb: str) -> str:
    if verb in _PAST:
        return _PAST[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{_doubled(verb)}ed"


def _doubled(verb: str) -> str:
    """The verb ready for -ing or -ed: a short stressed vowel doubles the consonant after it; c becomes ck."""
    if verb.endswith("c"):
        return f"{verb}k"
    stressed = verb in _STRESSED or len(_SYLLABLE.findall(verb)) == 1
    return f"{verb}{verb[-1]}" if stressed and _SHORT.search(verb) else verb
