"""The larder: a small world of supplies, for transcripts and tests."""

from pathlib import Path

from mud.content.loader import load
from tests.stage import Stage, build_world, content_types

LARDER = Path(__file__).parents[2] / "play" / "larder"


class Larder(Stage):
    """A stage on which the larder stands."""

    def __init__(self) -> None:
        super().__init__(build_world(load(LARDER, content_types()).catalog))
