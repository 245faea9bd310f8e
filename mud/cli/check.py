"""`mud check`: everything that is wrong with settings and content, without a database and without starting anything."""

from mud.app.blueprint import draw
from mud.app.settings import read_settings
from mud.cli.output import fail, say
from mud.content.errors import ContentErrors
from mud.kernel.errors import SettingsError


def check() -> bool:
    """Print all faults, or that there are none; whether all is well."""
    try:
        settings = read_settings()
    except SettingsError as faults:
        for line in str(faults).splitlines():
            fail(line)
        return False
    try:
        plan = draw(settings)
    except ContentErrors as faults:
        for error in faults.errors:
            say(str(error))
        fail(count_faults(len(faults.errors)))
        return False
    say(f"Settings and content are in order: {plan.catalog!r}.")
    return True


def count_faults(count: int) -> str:
    """How many there are, as a sentence."""
    return "There is one fault in the content." if count == 1 else f"There are {count} faults in the content."
