import pytest

from mud.text.grammar import participle, past, third_person

FORMS = """
go goes going went|carry carries carrying carried|pick_up picks_up picking_up picked_up|be is being was
have has having had|do does doing did|try tries trying tried|say says saying said|play plays playing played
buy buys buying bought|buzz buzzes buzzing buzzed|quiz quizzes quizzing quizzed|hiss hisses hissing hissed
fix fixes fixing fixed|watch watches watching watched|push pushes pushing pushed|echo echoes echoing echoed
take_off takes_off taking_off took_off|lie lies lying lay|die dies dying died|tie ties tying tied
see sees seeing saw|flee flees fleeing fled|dye dyes dyeing dyed|run runs running ran
stop stops stopping stopped|hit hits hitting hit|sit_down sits_down sitting_down sat_down
drop drops dropping dropped|grab grabs grabbing grabbed|nod nods nodding nodded|hug hugs hugging hugged
open opens opening opened|listen listens listening listened|enter enters entering entered
follow follows following followed|visit visits visiting visited|unlock unlocks unlocking unlocked
begin begins beginning began|forget forgets forgetting forgot|admit admits admitting admitted
patrol patrols patrolling patrolled|equip equips equipping equipped|smile smiles smiling smiled
wave waves waving waved|dance dances dancing danced|panic panics panicking panicked|mix mixes mixing mixed
bow bows bowing bowed|show shows showing showed|throw throws throwing threw|eat eats eating ate
cast casts casting cast|strike strikes striking struck|look looks looking looked|shout shouts shouting shouted
whisper whispers whispering whispered|cry cries crying cried|enjoy enjoys enjoying enjoyed
free frees freeing freed|wear wears wearing wore|shrug shrugs shrugging shrugged|quit quits quitting quitted
slay slays slaying slew|leave leaves leaving left|arrive arrives arriving arrived|give gives giving gave
put puts putting put
"""


@pytest.mark.parametrize("row", [row for line in FORMS.strip().splitlines() for row in line.split("|")])
def test_a_verb_has_its_forms(row: str) -> None:
    verb, does, doing, did = (word.replace("_", " ") for word in row.split())
    assert (third_person(verb), participle(verb), past(verb)) == (does, doing, did)


@pytest.mark.parametrize("verb", ["can", "must", "will"])
def test_what_one_can_do_takes_no_s(verb: str) -> None:
    assert third_person(verb) == verb


@pytest.mark.parametrize("verb", ["", "x", "zz", " ", "a b c"])
def test_no_word_is_too_odd_to_be_a_verb(verb: str) -> None:
    assert third_person(verb) is not None
    assert participle(verb) is not None
    assert past(verb) is not None
