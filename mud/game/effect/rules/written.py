"""Effects of creatures as text: how they are kept with those creatures of which everything is kept."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from mud.game.being.specs import Ability
from mud.game.effect.model import Borne, EffectState
from mud.kernel.ids import EffectId


def written(borne: Iterable[Borne]) -> str:
    """The effects as text; an empty one for none."""
    rows = [[each.effect_id, asdict(each.effect_data), each.expires_at] for each in borne]
    return json.dumps(rows) if rows else ""


def read_effects(text: str) -> tuple[Borne, ...]:
    """The effects that were written so; ValueError for what nobody wrote."""
    try:
        rows = json.loads(text) if text else []
        return tuple(Borne(EffectId(effect_id), _state(**state), float(until)) for effect_id, state, until in rows)
    except (TypeError, ValueError) as error:
        raise ValueError(f"these are no effects: {text!r}") from error


def _state(save: str | None = None, **fields: object) -> EffectState:
    return EffectState(save=None if save is None else Ability(save), **fields)  # type: ignore[arg-type]  # as written
