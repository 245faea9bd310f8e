"""What beings add to the prompt."""

from mud.game.being.acts import room_of
from mud.game.being.model import Player
from mud.kernel.hooks import adds
from mud.kernel.money import coins
from mud.play.prompts import Prompt
from mud.text.span import styled
from mud.world.world import World


@adds(Prompt)
def on_prompt(world: World, prompt: Prompt) -> None:
    """How a character is, what it is called and where it stands."""
    player = prompt.reader
    if not isinstance(player, Player):
        return
    prompt.add("health", "the health you have left", lambda: str(player.current_health))
    prompt.add("max_health", "the health you have at most", lambda: str(player.max_health))
    prompt.add("energy", "the energy you have left", lambda: str(player.current_energy))
    prompt.add("max_energy", "the energy you have at most", lambda: str(player.max_energy))
    prompt.add("level", "your level", lambda: str(player.level))
    prompt.add("xp", "your experience", lambda: str(player.experience))
    prompt.add("gold", "your gold pieces", lambda: str(coins(player.coins)[0]))
    prompt.add("name", "your name", lambda: styled(player.name, "person"))
    prompt.add("room", "where you are", lambda: styled(room_of(world, player).name, "title"))
    prompt.add("exits", "the ways out", lambda: styled(" ".join(room_of(world, player).exits), "exit"))
