"""Making a character: name, pronouns, race, class, background and ability scores, with a summary and a way back.

The rules are the game's; this is the story that asks. Nothing is made before the last yes.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mud.game.account import acts as accounts
from mud.game.being import acts, rules
from mud.game.being.acts import Sheet
from mud.game.being.specs import Ability, Background, Race
from mud.game.calling.specs import CharacterClass
from mud.kernel.errors import Refused
from mud.kernel.ids import BackgroundId, ClassId, RaceId
from mud.kernel.money import coins
from mud.play.lookalike import LookalikeError
from mud.session.conversation import Conversation
from mud.text.clean import name_key
from mud.text.nouns import indefinite
from mud.text.page import Block, Entry, Field, Page, Paragraph, Section
from mud.text.pronouns import PRONOUNS
from mud.text.span import styled
from mud.world.world import World

WAYS_ON = "`back` goes a step back, `quick` takes what is usual for the rest, `cancel` makes nobody."


MOST_NOTED = 5
"""Names that look like others' which are put on record while one character is made."""


class BackError(Exception):
    """A step back, please."""


class QuickError(Exception):
    """The usual for everything that is left."""


class CancelledError(Exception):
    """No character after all."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several answers: `words` are shown and typed, `about` is read with `?`."""

    id: str
    words: str
    about: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was chosen so far."""

    name: str = ""
    sheet: Sheet = field(default_factory=Sheet)


Step = Callable[[Draft], Awaitable[Draft]]


class Making:
    """The making of one character."""

    def __init__(self, talk: Conversation, world: World) -> None:
        self._talk = talk
        self._world = world
        self._noted = 0
        self._steps: Sequence[Step] = (
            self._name,
            self._pronouns,
            self._race,
            self._class,
            self._background,
            self._scores,
            self._summary,
        )

    async def make(self, name: str = "") -> Draft | None:
        """Ask until everything is chosen; None when it was cancelled. `name` answers the first question already."""
        draft, at = Draft(name), 0
        self._talk.say(f"A new character. A number or a word answers; {WAYS_ON}")
        while at < len(self._steps):
            try:
                draft = await self._steps[at](draft)
                at += 1
            except BackError:
                at = max(0, at - 1)
                draft = replace(draft, name="") if at == 0 else draft
            except QuickError:
                at = len(self._steps) - 1 if draft.name else 0
            except CancelledError:
                self._talk.say("No character was made.")
                return None
        return draft

    async def _name(self, draft: Draft) -> Draft:
        answer = draft.name
        while True:
            try:
                name = rules.character_name(answer or await self._ask("What shall your character be called? "))
                acts.check_is_free(self._world, name)
                return replace(draft, name=name)
            except Refused as refusal:
                self._note(refusal)
                self._talk.say(str(refusal))
            answer = ""

    def _note(self, refusal: Refused) -> None:
        """Put on record that somebody wants to look like somebody else, as long as it tells something new."""
        if isinstance(refusal, LookalikeError) and self._noted < MOST_NOTED:
            self._noted += 1
            session = self._talk.session
            accounts.lookalike_was_asked(self._world, session.account, refusal, session.link.address)

    async def _pronouns(self, draft: Draft) -> Draft:
        choices = [Choice(key, str(words), f"As in: {words.subject} looks around.") for key, words in PRONOUNS.items()]
        chosen = await self._choose(f"How do people speak of {draft.name}?", choices)
        return replace(draft, sheet=replace(draft.sheet, pronouns=chosen))

    async def _race(self, draft: Draft) -> Draft:
        races = self._world.catalog.all(Race).values()
        choices = [Choice(each.id, each.name, each.description, _bonuses(each.ability_bonuses)) for each in races]
        chosen = RaceId(await self._choose(f"Of which people is {draft.name}?", choices))
        return replace(draft, sheet=replace(draft.sheet, race_id=chosen))

    async def _class(self, draft: Draft) -> Draft:
        classes = self._world.catalog.all(CharacterClass).values()
        choices = [Choice(each.id, each.name, each.description, _leaning(each.primary)) for each in classes]
        chosen = ClassId(await self._choose(f"What is {draft.name} good at?", choices))
        return replace(draft, sheet=replace(draft.sheet, class_id=chosen, scores=self._suggested(chosen)))

    async def _background(self, draft: Draft) -> Draft:
        backgrounds = self._world.catalog.all(Background).values()
        choices = [Choice(each.id, each.name, each.description, ", ".join(each.skills)) for each in backgrounds]
        chosen = BackgroundId(await self._choose(f"What did {draft.name} do before?", choices))
        return replace(draft, sheet=replace(draft.sheet, background_id=chosen))

    async def _scores(self, draft: Draft) -> Draft:
        scores = dict(draft.sheet.scores)
        while True:
            self._show_scores(draft, scores)
            answer = (await self._ask("Scores (`done` when they suit you): ")).casefold()
            if answer in ("", "done", "yes"):
                return replace(draft, sheet=replace(draft.sheet, scores=scores))
            try:
                scores = self._changed(scores, answer, draft.sheet.class_id)
            except Refused as refusal:
                self._talk.say(str(refusal))

    async def _summary(self, draft: Draft) -> Draft:
        self._talk.show(Page(styled(draft.name, "person"), (Section("summary", tuple(self._facts(draft))),)))
        while True:
            answer = (await self._ask(f"Is this {draft.name}? (yes, or back) ")).casefold()
            if answer in ("y", "yes"):
                return draft
            if answer in ("n", "no"):
                raise BackError
            self._talk.say("Type yes to begin to play, back to change something, or cancel.")

    # The asking.

    async def _ask(self, question: str) -> str:
        answer = (await self._talk.ask(question)).strip()
        match answer.casefold():
            case "back":
                raise BackError
            case "quick":
                raise QuickError
            case "cancel":
                raise CancelledError
        return answer

    async def _choose(self, question: str, choices: Sequence[Choice]) -> str:
        entries = [
            Entry((*styled(f"{number}. "), *styled(each.words, "key"), *styled(f" ({each.hint})" if each.hint else "")))
            for number, each in enumerate(choices, 1)
        ]
        self._talk.show(Page(sections=(Section("choices", tuple(entries)),)))
        while True:
            answer = await self._ask(f"{question} (`? word` tells more) ")
            asked = answer.startswith("?")
            try:
                chosen = meant(answer.removeprefix("?").strip(), choices)
            except Refused as refusal:
                self._talk.say(str(refusal))
                continue
            if not asked:
                return chosen.id
            self._talk.say(f"{chosen.words[:1].upper()}{chosen.words[1:]}: {' '.join(chosen.about.split())}")

    # Scores.

    def _suggested(self, class_id: ClassId) -> Mapping[Ability, int]:
        """The standard array, what the class leans on first, then what keeps one alive."""
        calling = self._world.catalog.get(CharacterClass, class_id)
        alive = (Ability.CONSTITUTION, Ability.DEXTERITY, *Ability)
        order = dict.fromkeys((*calling.primary, *alive))
        return dict(zip(order, rules.STANDARD_ARRAY, strict=True))

    def _changed(self, scores: dict[Ability, int], answer: str, class_id: ClassId) -> dict[Ability, int]:
        """The scores after what was typed: `suggested`, `swap strength wisdom` or `strength 15`."""
        words = answer.split()
        match words:
            case ["suggested"]:
                return dict(self._suggested(class_id))
            case ["swap", one, other]:
                first, second = _ability(one), _ability(other)
                return {**scores, first: scores[second], second: scores[first]}
            case [one, number] if number.isascii() and number.isdigit() and len(number) <= 2:
                changed = {**scores, _ability(one): int(number)}
                rules.check_scores(changed)
                return changed
        raise Refused(
            "Type `swap strength wisdom` to exchange two scores, `strength 14` to buy one, `suggested`, or `done`."
        )

    def _show_scores(self, draft: Draft, scores: Mapping[Ability, int]) -> None:
        race = self._world.catalog.get(Race, draft.sheet.race_id)
        fields = [Field(each.capitalize(), styled(_score(scores[each], race, each))) for each in Ability]
        left = rules.POINTS - rules.points_for(scores.values())
        words = (
            f"{left} of {rules.POINTS} points left. `swap strength wisdom` exchanges two scores, "
            "`strength 14` buys one (8 to 15), `suggested` starts again."
        )
        self._talk.show(Page(sections=(Section("scores", (*fields, Paragraph(styled(words)))),)))

    def _facts(self, draft: Draft) -> list[Block]:
        catalog, sheet = self._world.catalog, draft.sheet
        race = catalog.get(Race, sheet.race_id)
        background = catalog.get(Background, sheet.background_id)
        calling = catalog.get(CharacterClass, sheet.class_id)
        gold = coins(acts.STARTING_COINS)[0]
        return [
            Paragraph(styled(f"{draft.name} is {indefinite(f'{race.name} {calling.name}')}. {background.description}")),
            Field("Pronouns", styled(str(PRONOUNS[sheet.pronouns]))),
            Field("Skills", styled(", ".join(background.skills) or "none")),
            *(Field(each.capitalize(), styled(_score(sheet.scores[each], race, each))) for each in Ability),
            Field("Money", styled(f"{gold} gold")),
        ]


def meant(answer: str, choices: Sequence[Choice]) -> Choice:
    """The choice meant by a number, a word or its beginning; Refused when it is none of them or several."""
    if answer.isascii() and answer.isdigit() and len(answer) <= 3 and 0 < int(answer) <= len(choices):
        return choices[int(answer) - 1]
    key = name_key(answer)
    words = [(name_key(each.words), each) for each in choices]
    for fits in (str.__eq__, str.startswith):
        found = [each for word, each in words if key and fits(word, key)]
        if len(found) == 1:
            return found[0]
    raise Refused("Please answer with one of the numbers or words above.")


def _ability(word: str) -> Ability:
    found = [each for each in Ability if len(word) >= 3 and each.startswith(word)]
    if len(found) != 1:
        raise Refused(f"The abilities are {', '.join(Ability)}.")
    return found[0]


def _score(score: int, race: Race, ability: Ability) -> str:
    bonus = race.ability_bonuses.get(ability, 0)
    total = score + bonus
    origin = f", {score} and {bonus:+d} as {indefinite(race.name)}" if bonus else ""
    return f"{total} ({rules.modifier_of(total):+d}{origin})"


def _bonuses(bonuses: Mapping[Ability, int]) -> str:
    if len(set(bonuses.values())) == 1 and len(bonuses) == len(Ability):
        return f"{next(iter(bonuses.values())):+d} to everything"
    return ", ".join(f"{bonus:+d} {ability}" for ability, bonus in bonuses.items())


def _leaning(abilities: Sequence[Ability]) -> str:
    return " and ".join(abilities)
