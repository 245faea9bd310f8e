"""Add saving throws to effects."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "eabf517f7a02"
down_revision = "ea38a1e32b3b"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _set_default('{"stacks":1,"strength":0,"next_tick_at":null,"by":"","dc":null,"next_save_at":null}')


def downgrade() -> None:
    _set_default('{"stacks":1,"strength":0,"next_tick_at":null,"by":""}')


def _set_default(default: str) -> None:
    with op.batch_alter_table("player_effects") as table:
        table.alter_column("effect_data", existing_type=JSON, server_default=default, existing_nullable=False)
