import pytest

from mud.text.grammar import (
    article,
    count_phrase,
    definite,
    indefinite,
    is_plural,
    plural,
    possessive,
    without_article,
)

A = """
sword|unicorn|uniform|union|unique ring|unit|united front|universe|unison song|university|unanimous vote|ubiquitous rat
user|usual suspect|useful rope|usurper|usable key|utensil|utility|utopian dream|uranium rod|ukulele|u-turn|UFO
European coin|eulogy|eucalyptus leaf|ewe|ewer|one-eyed man|one|once-bright blade|ouija board|house|hero|hand|half|heron
yellow flower|year|youth|quartz|waterskin|key|wizard|100 year old oak|7-sided die|1 in ten chance|180th|110th
"stout" fellow|herald|herd|MUD
"""
AN = """
apple|egg|inn|orb|umbrella|ugly toad|undead thing|unidentified wand|unimportant book|uninhabited isle|usher|utter fool
urn|urchin|ulcer|upper hall|hour|hourglass|honest man|honor guard|honour guard|heir|heirloom|herb|x-ray|NPC|HP potion
S-shaped hook|elf|ogre|oak staff|8-sided die|80 year old elf|11th hour|18 foot pole|"old" sword|élan|Éowyn
'early' bird|iron|ivory comb|ocean|oaf|eel|eye|onion|oneiric vision
"""
PLURALS = """
sword:swords apple:apples box:boxes fox:foxes torch:torches wish:wishes cross:crosses lens:lenses topaz:topazes
bus:buses gas:gases quiz:quizzes fez:fezzes waltz:waltzes city:cities key:keys boy:boys soliloquy:soliloquies
berry:berries fairy:fairies potato:potatoes hero:heroes echo:echoes torpedo:torpedoes tornado:tornadoes
piano:pianos halo:halos torso:torsos stiletto:stilettos zoo:zoos radio:radios knife:knives wife:wives life:lives
leaf:leaves loaf:loaves half:halves calf:calves thief:thieves shelf:shelves elf:elves self:selves wolf:wolves
werewolf:werewolves bookshelf:bookshelves dwarf:dwarves scarf:scarves wharf:wharves hoof:hooves roof:roofs
chief:chiefs belief:beliefs cliff:cliffs oaf:oafs reef:reefs gulf:gulfs fife:fifes safe:safes giraffe:giraffes
man:men woman:women guardsman:guardsmen human:humans shaman:shamans talisman:talismans child:children
grandchild:grandchildren foot:feet tooth:teeth goose:geese mongoose:mongooses mouse:mice dormouse:dormice
louse:lice ox:oxen person:people die:dice staff:staves quarterstaff:quarterstaves sheep:sheep deer:deer
reindeer:reindeer fish:fish catfish:catfish merfolk:merfolk trout:trout series:series species:species
gallows:gallows crossroads:crossroads monarch:monarchs matriarch:matriarchs stomach:stomachs eunuch:eunuchs
arch:arches march:marches axis:axes crisis:crises oasis:oases cactus:cacti fungus:fungi octopus:octopuses
walrus:walruses canvas:canvases atlas:atlases iris:irises compass:compasses cutlass:cutlasses codex:codices
vertex:vertices phenomenon:phenomena larva:larvae beau:beaux bureau:bureaus seraph:seraphim djinni:djinn
specimen:specimens omen:omens pumice:pumices passer-by:passers-by passerby:passersby hanger-on:hangers-on
mother-in-law:mothers-in-law man-at-arms:men-at-arms jack-o-lantern:jack-o-lanterns
will-o'-the-wisp:will-o'-the-wisps man-eater:man-eaters half-elf:half-elves forget-me-not:forget-me-nots
bones:bones coins:coins ashes:ashes NPC:NPCs Sword:Swords Elf:Elves Man:Men mint:mints penny:pennies
"""
PHRASES = [
    ("loaf of bread", "loaves of bread"),
    ("a loaf of bread", "loaves of bread"),
    ("an old knife", "old knives"),
    ("the rusty sword", "the rusty swords"),
    ("pair of boots", "pairs of boots"),
    ("leather boots", "pairs of leather boots"),
    ("a pair of leather boots", "pairs of leather boots"),
    ("chain mail", "suits of chain mail"),
    ("stale bread", "pieces of stale bread"),
    ("potion of healing", "potions of healing"),
    ("bottle of elven wine", "bottles of elven wine"),
    ("man in black", "men in black"),
    ("key to the north gate", "keys to the north gate"),
    ("box filled with nails", "boxes filled with nails"),
    ("sack full of coins", "sacks full of coins"),
    ("statue made of jade", "statues made of jade"),
    ("woman with a scar", "women with a scar"),
    ("staff of the magi", "staves of the magi"),
    ("full moon", "full moons"),
    ("Scroll of Town Portal", "Scrolls of Town Portal"),
    ("handful of bones", "handfuls of bones"),
    ("city guard", "city guards"),
    ("", ""),
]


def cases(table: str) -> list[str]:
    return [case for line in table.strip().splitlines() for case in line.split("|")]


@pytest.mark.parametrize("noun", cases(A))
def test_a_stands_before_the_sound_of_a_consonant(noun: str) -> None:
    assert article(noun) == "a"


@pytest.mark.parametrize("noun", cases(AN))
def test_an_stands_before_the_sound_of_a_vowel(noun: str) -> None:
    assert article(noun) == "an"


@pytest.mark.parametrize("pair", PLURALS.split())
def test_a_noun_has_its_plural(pair: str) -> None:
    one, several = pair.split(":")
    assert plural(one) == several


@pytest.mark.parametrize(("one", "several"), PHRASES)
def test_the_head_of_a_phrase_takes_the_plural(one: str, several: str) -> None:
    assert plural(one) == several


@pytest.mark.parametrize("pair", PLURALS.split())
def test_the_plural_of_a_plural_is_itself(pair: str) -> None:
    several = pair.split(":")[1]
    regular_s = several.endswith("s") and several[-2] not in "aious"
    if regular_s:
        assert plural(several) == several


@pytest.mark.parametrize(
    ("noun", "phrase"),
    [
        ("apple", "an apple"),
        ("rusty sword", "a rusty sword"),
        ("leather boots", "a pair of leather boots"),
        ("iron gauntlets", "a pair of iron gauntlets"),
        ("leather armor", "a suit of leather armor"),
        ("bread", "some bread"),
        ("old bones", "some old bones"),
        ("a sword", "a sword"),
        ("some bread", "some bread"),
        ("the One Ring", "the One Ring"),
        ("ants", "some ants"),
        ("series", "a series"),
        ("lens", "a lens"),
        ("loaf of bread", "a loaf of bread"),
    ],
)
def test_a_phrase_gets_the_article_that_fits(noun: str, phrase: str) -> None:
    assert indefinite(noun) == phrase
    assert indefinite(phrase) == phrase


@pytest.mark.parametrize(
    ("noun", "phrase"),
    [
        ("sword", "the sword"),
        ("a sword", "the sword"),
        ("an elf", "the elf"),
        ("some bread", "the bread"),
        ("the inn", "the inn"),
    ],
)
def test_a_definite_phrase_has_one_article(noun: str, phrase: str) -> None:
    assert definite(noun) == phrase


@pytest.mark.parametrize(
    ("noun", "bare"),
    [
        ("a sword", "sword"),
        ("An elf", "elf"),
        ("axe", "axe"),
        ("anvil", "anvil"),
        ("a", "a"),
        ("somewhere", "somewhere"),
    ],
)
def test_only_a_whole_word_is_taken_for_an_article(noun: str, bare: str) -> None:
    assert without_article(noun) == bare


@pytest.mark.parametrize(
    ("noun", "several"),
    [
        ("bones", True), ("old bones", True), ("men", True), ("people", True), ("boots", True), ("geese", True),
        ("bone", False), ("pair of boots", False), ("sheep", False), ("lens", False), ("cutlass", False),
        ("bus", False),        ("axis", False), ("series", False), ("specimen", False), ("ashes of a letter", True),
    ],
)  # fmt: skip
def test_a_phrase_tells_whether_it_names_several(noun: str, several: bool) -> None:
    assert is_plural(noun) is several


@pytest.mark.parametrize(
    ("count", "noun", "phrase"),
    [
        (0, "apple", "no apples"),
        (1, "apple", "an apple"),
        (1, "an apple", "an apple"),
        (2, "a sword", "two swords"),
        (3, "apple", "three apples"),
        (12, "rat", "twelve rats"),
        (13, "rat", "13 rats"),
        (1200, "arrow", "1,200 arrows"),
        (3, "leather boots", "three pairs of leather boots"),
        (2, "loaf of bread", "two loaves of bread"),
        (4, "bones", "four bones"),
    ],
)
def test_things_are_counted_in_words_up_to_twelve(count: int, noun: str, phrase: str) -> None:
    assert count_phrase(count, noun) == phrase


def test_content_may_give_a_plural_of_its_own() -> None:
    assert count_phrase(2, "Grue", "Gruen") == "two Gruen"
    assert count_phrase(1, "Grue", "Gruen") == "a Grue"


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("Bob", "Bob's"), ("James", "James'"), ("the guards", "the guards'"), ("the fox", "the fox's"), ("you", "your"),
        ("You", "Your"), ("it", "its"), ("she", "her"), ("they", "their"), ("someone", "someone's"), ("", "'s"),
    ],
)  # fmt: skip
def test_a_name_says_whose(name: str, whose: str) -> None:
    assert possessive(name) == whose
