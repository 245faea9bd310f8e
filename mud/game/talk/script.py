"""What content can let people say."""

from mud.game.being.model import Being
from mud.game.being.script import Person
from mud.game.talk import acts
from mud.play.scripts.scene import Scene
from mud.play.scripts.words import action


@action("say")
class Say:
    """Let someone say something aloud.

    Example:
        say: {text: Who goes there?, who: $other}
    """

    text: str
    who: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Say it, unless they cannot."""
        who = scene.named(self.who, Being)
        if who is not None:
            acts.say(scene.world, who, self.text)


@action("emote")
class Emote:
    """Let someone do something that is told in words: their name stands before it.

    Example:
        emote: {text: looks up., who: $other}
    """

    text: str
    who: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Do it, unless they cannot."""
        who = scene.named(self.who, Being)
        if who is not None:
            acts.emote(scene.world, who, self.text)
