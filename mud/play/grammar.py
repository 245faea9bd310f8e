"""The grammar of all commands: which words of a line belong to which parameter of its command."""

from collections.abc import Mapping, Sequence
from typing import Any

from mud.kernel.errors import Refused
from mud.play.command import Command, Parameter
from mud.play.context import Ctx
from mud.play.words import Word, split_words

Arguments = dict[str, Any]  # Any: whatever the command's readers give


def read_arguments(ctx: Ctx[Any], command: Command, line: str) -> Arguments:  # Any: an actor of any kind
    """What each parameter is given; Refused with a usage line when words are missing or too many."""
    words = split_words(line)
    given = _shared_out(command, words)
    arguments: Arguments = {}
    for parameter in command.parameters:
        theirs = given.get(parameter.name, ())
        if theirs:
            arguments[parameter.name] = _read(ctx, parameter, theirs, line)
        elif not parameter.optional:
            raise Refused(_usage(command, parameter))
    return arguments


def _read(ctx: Ctx[Any], parameter: Parameter, words: Sequence[Word], line: str) -> Any:  # Any: as above
    text = line[words[0].start : words[-1].end]
    if parameter.several:
        return tuple(parameter.reader.many(ctx, tuple(words), text))
    return parameter.reader.one(ctx, tuple(words), text)


def _shared_out(command: Command, words: tuple[Word, ...]) -> Mapping[str, Sequence[Word]]:
    """Give each parameter its words: first those without preposition, in order, then what follows each preposition."""
    places = {p.preposition: p for p in command.parameters if p.preposition}
    plain = [p for p in command.parameters if not p.preposition]
    head, tails = _split_at_prepositions(places, plain, words)
    given: dict[str, Sequence[Word]] = dict(tails)
    _borrow_last_word(command, head, given)
    for parameter in plain[:-1]:
        given[parameter.name] = head[:1]
        del head[:1]
    if plain:
        given[plain[-1].name] = head
    elif head and not _take_without_preposition(command, head, given):
        raise Refused(f"That is more than this command takes. Usage: {command.usage}")
    return given


def _split_at_prepositions(
    places: Mapping[str, Parameter], plain: Sequence[Parameter], words: tuple[Word, ...]
) -> tuple[list[Word], dict[str, list[Word]]]:
    """The words before any preposition, and those after each; text taken as typed is not searched for any."""
    head: list[Word] = []
    tails: dict[str, list[Word]] = {}
    current = head
    untouched = len(plain) - 1 if plain and plain[-1].verbatim else None
    for word in words:
        place = None if word.quoted else places.get(word.key)
        in_text = current is head and untouched is not None and len(head) >= untouched
        if place is not None and place.name not in tails and not in_text:
            current = tails[place.name] = []
        else:
            current.append(word)
    return head, tails


def _borrow_last_word(command: Command, head: list[Word], given: dict[str, Sequence[Word]]) -> None:
    """`give sword ann` means `give sword to ann`: one required preposition may stay unsaid."""
    unsaid = [p for p in command.parameters if p.preposition and not p.optional and not given.get(p.name)]
    if len(unsaid) == 1 and len(head) > 1 and unsaid[0].name not in given:
        given[unsaid[0].name] = [head.pop()]


def _take_without_preposition(command: Command, head: list[Word], given: dict[str, Sequence[Word]]) -> bool:
    """`look bag` where only `look at <thing>` is declared: the first preposition may stay unsaid."""
    first = next((p for p in command.parameters if p.preposition and p.name not in given), None)
    if first is None:
        return False
    given[first.name] = head
    return True


def _usage(command: Command, missing: Parameter) -> str:
    words = f"{missing.preposition} " if missing.preposition else ""
    return f"{command.name.capitalize()} {words}what? Usage: {command.usage}"
