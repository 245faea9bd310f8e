"""What is said, and to whom."""

from mud.game.being.model import Being, Player
from mud.game.talk.model import Feedback
from mud.game.talk.specs import NewsItem
from mud.kernel.events import Event, event


@event()
class Said(Event):
    """Someone said something aloud in a room."""

    who: Being
    text: str


@event()
class Emoted(Event):
    """Someone did something that is told in their own words."""

    who: Being
    text: str


@event()
class Whispered(Event):
    """Someone said something that only one other in the room can hear."""

    who: Being
    to: Being
    text: str


@event()
class Told(Event):
    """Someone said something to one other, wherever that one is."""

    who: Player
    to: Player
    text: str


@event()
class Shouted(Event):
    """Someone shouted; the whole area hears it."""

    who: Being
    text: str


@event()
class FeedbackGiven(Event):
    """Someone told the staff something."""

    who: Player
    feedback: Feedback


@event()
class FeedbackRead(Event):
    """Someone of the staff reads what players told them."""

    reader: Player
    open: tuple[Feedback, ...]


@event()
class FeedbackClosed(Event):
    """Someone of the staff has seen to it."""

    who: Player
    feedback: Feedback


@event()
class NewsListed(Event):
    """Someone asks what is new."""

    reader: Player
    items: tuple[NewsItem, ...]


@event()
class NewsRead(Event):
    """Someone reads one piece of news."""

    reader: Player
    item: NewsItem


@event()
class GreetingRead(Event):
    """Someone reads the greeting of the day."""

    reader: Player
