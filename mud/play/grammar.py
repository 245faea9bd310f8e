"""The grammar of all commands: which words of a line belong to which parameter of its command."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mud.kernel.errors import Refused
from mud.play.command import Command, Parameter
from mud.play.context import Ctx
from mud.play.phrases import PLACES
from mud.play.questions import Question
from mud.play.words import Word, split_words

Arguments = dict[str, Any]  # Any: whatever the command's readers give
Shares = Mapping[str, Sequence[Word]]
AnyCtx = Ctx[Any]  # Any: actors of every kind

PEOPLE = frozenset({"someone", "name"})
"""What readers of people call what they read."""


class Misused(Refused):
    """Words are missing or too many; the text ends with the usage line."""


def read_arguments(ctx: AnyCtx, command: Command, line: str) -> Arguments:
    """What each parameter is given; Misused when words are missing or too many, Refused as the readers do."""
    shape = command.shape
    if not command.parameters:
        if line and not line.isspace():
            raise Misused(f"That is more than this command takes. Usage: {command.usage}")
        return {}
    if (not line or line.isspace()) and all(parameter.optional for parameter in command.parameters):
        return {}
    if shape.text is not None:
        return _read_text(ctx, command, shape.text, line)
    first, *others = _shared_out(command, split_words(line))
    try:
        return _read_all(ctx, command, first, line)
    except Question:
        raise
    except Refused as refusal:
        for shares in others:
            try:
                return _read_all(ctx, command, shares, line)
            except Question:
                raise
            except Refused:
                continue
        raise refusal from None


def _read_text(ctx: AnyCtx, command: Command, text: Parameter, line: str) -> Arguments:
    """One word for each parameter before the text, and the rest of the line as it was typed."""
    if not command.shape.leading:
        said = line.strip()
        return {text.name: said} if said else _nothing(command, text)
    words = list(split_words(line))
    arguments: Arguments = {}
    for parameter in command.shape.leading:
        theirs = _led(parameter, words)
        if theirs and (not parameter.optional or _reads(ctx, parameter, theirs, line, arguments)):
            if parameter.name not in arguments:
                arguments[parameter.name] = _read(ctx, parameter, theirs, line)
            del words[: 1 + words.index(theirs[-1])]
        elif not parameter.optional:
            _nothing(command, parameter)
    if words:
        arguments[text.name] = line[words[0].start :].rstrip()
        return arguments
    return {**arguments, **_nothing(command, text)}


def _led(parameter: Parameter, words: Sequence[Word]) -> Sequence[Word]:
    """The word for a parameter before the text. The preposition may stay unsaid if the parameter is required."""
    if parameter.preposition and words and words[0].key == parameter.preposition and not words[0].quoted:
        return words[1:2]
    return () if parameter.preposition and parameter.optional else words[:1]


def _reads(ctx: AnyCtx, parameter: Parameter, words: Sequence[Word], line: str, arguments: Arguments) -> bool:
    """Whether an optional parameter before the text is there: `say to ann ...`, but not `say to be or not ...`."""
    try:
        arguments[parameter.name] = _read(ctx, parameter, words, line)
    except Question:
        raise
    except Refused:
        return False
    return True


def _nothing(command: Command, parameter: Parameter) -> Arguments:
    if parameter.optional:
        return {}
    raise Misused(_usage(command, parameter))


def _read_all(ctx: AnyCtx, command: Command, shares: Shares, line: str) -> Arguments:
    missing = next((p for p in command.parameters if not p.optional and not shares.get(p.name)), None)
    if missing is not None:
        raise Misused(_usage(command, missing))
    return {p.name: _read(ctx, p, shares[p.name], line) for p in command.parameters if shares.get(p.name)}


def _read(ctx: AnyCtx, parameter: Parameter, words: Sequence[Word], line: str) -> Any:  # Any: as Arguments
    text = line[words[0].start : words[-1].end]
    if parameter.several:
        return tuple(parameter.reader.many(ctx, tuple(words), text))
    return parameter.reader.one(ctx, tuple(words), text)


def _shared_out(command: Command, words: tuple[Word, ...]) -> Iterator[Shares]:
    """The ways to share out the words, at least one: to plain parameters, in order, and behind prepositions."""
    head, tails = _split_at_prepositions(command, words)
    plain = command.shape.plain
    unsaid = [p for p in command.parameters if p.preposition and not p.optional and p.name not in tails]
    if plain and len(unsaid) == 1 and len(head) > len(plain):
        yield from _borrowed(plain, unsaid[0], head, tails)
    elif plain:
        yield {**_in_order(plain, head), **tails}
    else:
        yield {**tails, **_first_unsaid(command, head, tails)}


def _split_at_prepositions(command: Command, words: tuple[Word, ...]) -> tuple[list[Word], dict[str, list[Word]]]:
    """The words before any preposition, and those after each."""
    head: list[Word] = []
    tails: dict[str, list[Word]] = {}
    current, parameter = head, (command.shape.plain or command.parameters)[-1 if command.shape.plain else 0]
    for word in words:
        place = None if word.quoted else command.shape.places.get(word.key)
        if place is None or place.name in tails or _stays(command, word, place, current, parameter):
            current.append(word)
        else:
            current, parameter = [], place
            tails[place.name] = current
    return head, tails


def _stays(command: Command, word: Word, place: Parameter, words: list[Word], parameter: Parameter) -> bool:
    """Whether a preposition belongs to the words before it, those of `parameter`.

    It does in a text, and where it says in what a thing is, unless the command waits for it: `look at key in bag`.
    """
    if parameter.verbatim or not words:
        return bool(words)
    can_be_owned = getattr(parameter.reader, "owners", None) is not None
    is_awaited = not place.optional or command.parameters.index(place) < command.parameters.index(parameter)
    return can_be_owned and word.key in PLACES and not is_awaited


def _borrowed(plain: Sequence[Parameter], unsaid: Parameter, head: list[Word], tails: Shares) -> Iterator[Shares]:
    """`give sword ann` means `give sword to ann`, and so does `give ann sword`, if the first makes no sense."""
    if unsaid.verbatim:
        count = len(plain)
        yield {**tails, **_in_order(plain, head[:count]), unsaid.name: head[count:]}
        return
    yield {**tails, **_in_order(plain, head[:-1]), unsaid.name: head[-1:]}
    yield {**tails, **_in_order(plain, head[1:]), unsaid.name: head[:1]}


def _in_order(plain: Sequence[Parameter], words: Sequence[Word]) -> Shares:
    """One word for each, and the rest for the last."""
    last = len(plain) - 1
    return {p.name: words[i:] if i == last else words[i : i + 1] for i, p in enumerate(plain)}


def _first_unsaid(command: Command, head: Sequence[Word], tails: Shares) -> Shares:
    """`look bag` where only `look at <thing>` is declared: the first preposition may stay unsaid."""
    if not head:
        return {}
    first = next((p for p in command.parameters if p.name not in tails), None)
    if first is None:
        raise Misused(f"That is more than this command takes. Usage: {command.usage}")
    return {first.name: head}


def _usage(command: Command, missing: Parameter) -> str:
    words = f"{missing.preposition} " if missing.preposition else ""
    asked = "whom" if missing.reader.what in PEOPLE else "what"
    return f"{command.name.capitalize()} {words}{asked}? Usage: {command.usage}"
