"""Help topics: what content writers explain, beside what each command says of itself."""

from typing import Annotated

from mud.kernel.marks import Key
from mud.kernel.spec import Spec, spec
from mud.play.roles import Role


@spec("help_topics")
class HelpTopic(Spec):
    """A page of help. Lines of `text` are paragraphs, with markup; `see_also` names commands and titles of topics."""

    id: Annotated[str, Key()]
    title: str
    category: str
    text: str
    keywords: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    role: Role = Role.PLAYER
