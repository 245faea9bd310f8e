"""Nouns: articles, plurals, counts, possessives.

Works on phrases as content writes them, "loaf of bread" or "a rusty sword": the head noun changes, the rest stays.
English has more exceptions than tables: one more goes in here, and content may give a plural of its own anywhere.
"""

import re
import unicodedata
from types import MappingProxyType

from mud.text.numbers import number_word

WORDS_UP_TO = 12
"""Counts are written as words up to here, as in books; in digits beyond."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ARTICLE = re.compile(r"(?:an?|some) (?=\S)", re.IGNORECASE)
_VOWEL_SOUND = re.compile(r"[aeiou8]|1[18](?!\d)|hour|honou?r|honest|heir|herb|x-", re.IGNORECASE)
# Written with a vowel, spoken with a consonant: "you", "won".
_CONSONANT_SOUND = re.compile(
    r"uni(?:[cfoqtv]|son)|unani|ubi|us[aeu]|ut[eio]|ur[aei]|uk[aeu]|u\b|ufo|eu|ewe|once\b|one\b|oui", re.IGNORECASE
)
_SPELLED_OUT = re.compile(r"[FHLMNRSX][B-DF-HJ-NP-TV-Z]{0,4}(?![A-Za-z'])")

_AFTER_HEAD = re.compile(
    r" (?:of|in|on|at|with|without|from|for|to|under|over|by|(?:full|made) (?:of|from)|filled|marked|called|named|"
    r"carved|wrapped|covered|bearing|that|which|who)(?: |$)"
)
_HYPHENATED = re.compile(r"(\w+)(-(?:in|at|of|by)-.+|-by|-on)")
_HUMANS = _words("human shaman talisman german roman norman caiman ottoman brahman")
_IRREGULAR = MappingProxyType(
    {
        "child": "children", "foot": "feet", "tooth": "teeth", "goose": "geese", "mouse": "mice", "staff": "staves",
        "louse": "lice", "die": "dice", "ox": "oxen", "person": "people", "quiz": "quizzes", "fez": "fezzes",
        "phenomenon": "phenomena", "criterion": "criteria", "stratum": "strata", "alga": "algae", "larva": "larvae",
        "nebula": "nebulae", "vertebra": "vertebrae", "cactus": "cacti", "fungus": "fungi", "nucleus": "nuclei",
        "axis": "axes", "crisis": "crises", "oasis": "oases", "basis": "bases", "thesis": "theses",
        "analysis": "analyses", "appendix": "appendices", "matrix": "matrices", "vertex": "vertices",
        "codex": "codices", "djinni": "djinn", "seraph": "seraphim", "cherub": "cherubim", "beau": "beaux",
        "passerby": "passersby", "mongoose": "mongooses", "lens": "lenses",
    }
)  # fmt: skip
_COMPOUNDED = ("child", "foot", "tooth", "goose", "mouse", "staff")
_VES = re.compile(r"(?:kni|wi|li)fe$|(?:hal|cal|lea|loa|shea|thie|el|wol|scar|dwar|whar|hoo)f$")
_HARD_CH = re.compile(r"(?:monar|atriar|hierar|oligar|stoma|eunu|lo|epo)ch$")
_O_WITH_S = _words(
    "piano photo halo solo cello memo banjo poncho gecko dynamo kimono casino ghetto inferno silo stiletto rhino "
    "hippo disco logo torso burrito flamingo sombrero gazebo fresco canto concerto soprano alto taco avocado"
)
_SAME = _words(
    "swine moose elk bison salmon trout cod carp pike shrimp squid series species offspring aircraft spacecraft "
    "headquarters barracks gallows crossroads undead chassis corps kin"
)
_SAME_ENDINGS = ("fish", "folk", "sheep", "deer")
_ALREADY_PLURAL = re.compile(r"[^aiosu']s$|^(?:wo)?men$|^people$|^mice$|^dice$|(?:children|feet|teeth|geese)$")
_UNITS = MappingProxyType(
    {
        "pair": "boots shoes sandals slippers gloves gauntlets mittens bracers greaves vambraces trousers pants "
        "breeches leggings shorts socks stockings glasses spectacles goggles scissors shears tongs pliers tweezers "
        "shackles manacles handcuffs stilts skis spurs sabatons moccasins clogs skates earrings",
        "suit": "armor armour mail chainmail ringmail",
        "piece": "bread meat jewelry jewellery furniture equipment luggage chalk parchment paper venison bacon pork "
        "beef mutton straw driftwood firewood leather ivory amber obsidian jade silk wool linen clothing cutlery "
        "silverware debris wreckage garbage rubbish",
    }
)
_COUNTED_BY = MappingProxyType({word: unit for unit, words in _UNITS.items() for word in words.split()})
_POSSESSIVES = MappingProxyType(
    {"you": "your", "it": "its", "he": "his", "she": "her", "they": "their", "we": "our", "who": "whose"}
)


def article(noun: str) -> str:
    """The article `a` or `an`, by the sound that the phrase begins with: "an hour", "a unicorn", "an NPC"."""
    letters = unicodedata.normalize("NFKD", noun)
    first = "".join(letter for letter in letters if not unicodedata.combining(letter)).lstrip("\"'([<*_ “\u2018")
    if _SPELLED_OUT.match(first):
        return "an"
    return "an" if _VOWEL_SOUND.match(first) and not _CONSONANT_SOUND.match(first) else "a"


def indefinite(noun: str) -> str:
    """The phrase with its article: "an apple", "a pair of boots", "some bread". One that has an article keeps it."""
    if _ARTICLE.match(noun) or noun.lower().startswith("the "):
        return noun
    unit = _unit(noun)
    if unit in ("pair", "suit"):
        return f"a {unit} of {noun}"
    return f"some {noun}" if unit or is_plural(noun) else f"{article(noun)} {noun}"


def definite(noun: str) -> str:
    """The phrase with "the", in the place of an article it may have."""
    return noun if noun.lower().startswith("the ") else f"the {without_article(noun)}"


def without_article(noun: str) -> str:
    """The phrase without "a", "an" or "some" before it."""
    return _ARTICLE.sub("", noun, count=1) if _ARTICLE.match(noun) else noun


def is_plural(noun: str) -> bool:
    """Whether the phrase names several already, such as "old bones"; words that are the same in both count as one."""
    word = _head(without_article(noun))[0].rpartition(" ")[2].lower()
    return word not in _SAME and word not in _IRREGULAR and _ALREADY_PLURAL.search(word) is not None


def plural(noun: str) -> str:
    """Several of it, without an article: "loaves of bread", "men-at-arms", "pairs of boots"."""
    noun = without_article(noun)
    unit = _unit(noun)
    if unit:
        return f"{unit}s of {noun}"
    head, rest = _head(noun)
    before, space, word = head.rpartition(" ")
    return f"{before}{space}{_plural(word)}{rest}"


def count_phrase(count: int, noun: str, several: str = "") -> str:
    """How many of it: "no apples", "an apple", "three apples", "1,200 arrows". `several` is a plural of its own."""
    if count == 1:
        return indefinite(noun)
    many = several or plural(noun)
    if count == 0:
        return f"no {many}"
    return f"{number_word(count) if 0 < count <= WORDS_UP_TO else f'{count:,}'} {many}"


def possessive(name: str) -> str:
    """Whose it is: "Bob's", "James'", "the guards'"; "you" gives "your"."""
    pronoun = _POSSESSIVES.get(name.lower())
    if pronoun is not None:
        return pronoun.capitalize() if name[0].isupper() else pronoun
    return f"{name}'" if name.endswith(("s", "S")) else f"{name}'s"


def _head(noun: str) -> tuple[str, str]:
    """The phrase up to its head noun, and what follows it."""
    match = _AFTER_HEAD.search(noun)
    return (noun[: match.start()], noun[match.start() :]) if match else (noun, "")


def _unit(noun: str) -> str:
    """The word by which such things are counted, if they are not counted by themselves."""
    head, rest = _head(noun)
    return "" if rest else _COUNTED_BY.get(head.rpartition(" ")[2].lower(), "")


def _plural(word: str) -> str:
    """The plural of one word, in the word's own case."""
    hyphenated = _HYPHENATED.fullmatch(word)
    if hyphenated:
        return _plural(hyphenated[1]) + hyphenated[2]
    before, hyphen, last = word.rpartition("-")
    if hyphen and last:
        return f"{before}-{_plural(last)}"
    if word.isupper() and len(word) > 1:
        return f"{word}s"
    lower = word.lower()
    several = _plural_of(lower)
    if several.startswith(lower):
        return word + several.removeprefix(lower)
    return several[:1].upper() + several[1:] if word[:1].isupper() else several


def _plural_of(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word or word in _SAME or word.endswith(_SAME_ENDINGS) or _ALREADY_PLURAL.search(word):
        return word
    for ending in _COMPOUNDED:
        if word.endswith(ending):
            return word.removesuffix(ending) + _IRREGULAR[ending]
    if word.endswith("man") and word not in _HUMANS:
        return f"{word[:-2]}en"
    if _VES.search(word):
        return f"{word.removesuffix('e').removesuffix('f')}ves"
    if re.search(r"(?:[^aeiou]|qu)y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if _takes_es(word) else f"{word}s"


def _takes_es(word: str) -> bool:
    if re.search(r"[^aeiou]o$", word):
        return word not in _O_WITH_S
    return word.endswith(("s", "x", "z", "ch", "sh")) and not _HARD_CH.search(word)
