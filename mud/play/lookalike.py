"""Names that look alike: what a reader would take for the same name on a screen (Unicode UTS #39, "Confusables")."""

from functools import lru_cache

from mud.kernel.errors import Refused

_PAIRS = (("rn", "m"), ("vv", "w"))
"""Two letters that stand for one in most typefaces."""

_LATIN = {"I": "l", "1": "l", "|": "l", "0": "o"}


class LookalikeError(Refused):
    """A name was refused that a reader would take for somebody else's: `name` for `like`, "" for whomever."""

    def __init__(self, text: str, name: str, like: str = "") -> None:
        super().__init__(text)
        self.name = name
        self.like = like


@lru_cache(16_384)
def skeleton(name: str) -> str:
    """What two names have in common that look alike: `AIice`, with a capital i, and `Alice` have the same."""
    look = "".join(map(_plain, name)).casefold()
    for pair, one in _PAIRS:
        look = look.replace(pair, one)
    return "".join(character for character in look if character.isalnum())


def is_mixed(name: str) -> bool:
    """Whether the letters come from several scripts, as no real name's do."""
    if name.isascii():
        return False
    from confusable_homoglyphs import confusables  # its tables are read for those who need them

    return bool(confusables.is_mixed_script(name))


@lru_cache(4096)
def _plain(character: str) -> str:
    if character in _LATIN:
        return _LATIN[character]
    if character.isascii():
        return character
    from confusable_homoglyphs import confusables  # its tables are read for those who need them

    found = confusables.is_confusable(character, greedy=True, preferred_aliases=[])
    alike = (each["c"] for entry in found or () for each in entry["homoglyphs"])
    plain = next((each for each in alike if each.isascii()), character)
    return _LATIN.get(plain, plain)
