"""What the staff tells players: news, and the greeting on entering."""

from typing import Annotated

from pydantic import Field

from mud.kernel.marks import Key, Width
from mud.kernel.spec import Spec, spec


@spec("news")
class NewsItem(Spec):
    """One piece of news; the newest date stands first."""

    id: Annotated[str, Key()]
    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    title: Annotated[str, Width(70)]
    text: str


@spec("greetings")
class Greeting(Spec):
    """Words on entering the world. All there are stand one after the other, by their ids."""

    id: Annotated[str, Key()]
    text: str
