"""END-OF-RECORD (RFC 885): agreed, it marks prompts better than GA does."""

from typing import Final

from mud.telnet.option import Option, Stance

END_OF_RECORD: Final = 25


class EndOfRecord(Option):
    """Offered for our prompts; peers have no records to end."""

    code = END_OF_RECORD
    ours = Stance.OFFER
