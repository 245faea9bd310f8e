"""All that is wrong with a content folder, in one exception."""

from collections.abc import Iterable

from mud.kernel.errors import ContentError, MudError


class ContentErrors(MudError):
    """One or more faults, by file and line. The text has a line for each."""

    def __init__(self, errors: Iterable[ContentError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda error: (error.place, error.message)))
        super().__init__("\n".join(str(error) for error in self.errors))
