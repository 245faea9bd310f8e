"""Pronouns by choice: the sets people choose from, and the form that a sentence asks for.

Views write the form in the words of the `they` set, `{actor:their}`, and get the actor's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mud.text.verbs import third_person


@dataclass(frozen=True, slots=True)
class Pronouns:
    """One set of pronouns. `plural` ones take the verb without its s: they go."""

    subject: str
    object: str
    possessive: str
    possessive_pronoun: str
    reflexive: str
    plural: bool = False

    def form(self, word: str) -> str | None:
        """The pronoun in the place of a `they` form (they, them, their, theirs, themself); None for other words.

        A capital is kept: "Their" gives "Her".
        """
        name = _FORMS.get(word.lower())
        if name is None:
            return None
        found: str = getattr(self, name)
        return found.capitalize() if word[:1].isupper() else found

    def verb(self, verb: str) -> str:
        """The verb as it follows the subject: "go" gives "goes" after she and "go" after they."""
        if not self.plural:
            return third_person(verb)
        first, space, rest = verb.partition(" ")
        return ("are" if first == "be" else first) + space + rest

    def __str__(self) -> str:
        return f"{self.subject}/{self.object}"


_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "they": "subject",
        "them": "object",
        "their": "possessive",
        "theirs": "possessive_pronoun",
        "themself": "reflexive",
        "themselves": "reflexive",
    }
)

HE = Pronouns("he", "him", "his", "his", "himself")
SHE = Pronouns("she", "her", "her", "hers", "herself")
THEY = Pronouns("they", "them", "their", "theirs", "themself", plural=True)
IT = Pronouns("it", "it", "its", "its", "itself")
YOU = Pronouns("you", "you", "your", "yours", "yourself", plural=True)
THEY_ALL = Pronouns("they", "them", "their", "theirs", "themselves", plural=True)
"""For several people or things at once."""

PRONOUNS: Mapping[str, Pronouns] = MappingProxyType({"he": HE, "she": SHE, "they": THEY, "it": IT})
"""What a person may choose, by the name it is saved under."""
