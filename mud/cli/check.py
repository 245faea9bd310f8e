"""`mud check`: everything that is wrong with settings and content, without a database and without starting anything."""

from mud.app.blueprint import draw
from mud.app.settings import read_settings
from mud.cli.output import fail, say
from mud.content.catalog import Catalog
from mud.content.errors import ContentErrors
from mud.kernel.describe import describe
from mud.kernel.errors import SettingsError
from mud.text.grammar import join_list


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
    say(f"Settings and content are in order: {inventory(plan.catalog)}.")
    return True


def inventory(catalog: Catalog) -> str:
    """How much of what there is."""
    counts = {describe(cls).table: len(catalog.all(cls)) for cls in catalog.types}
    return join_list([f"{count} {name.replace('_', ' ')}" for name, count in counts.items() if count])


def count_faults(count: int) -> str:
    """How many there are, as a sentence."""
    return "There is one fault in the content." if count == 1 else f"There are {count} faults in the content."
