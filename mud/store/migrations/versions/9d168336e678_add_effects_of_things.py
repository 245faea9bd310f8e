"""Add effects of things."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "9d168336e678"
down_revision = "4f62dc364f87"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("item_templates", sa.Column("effects", JSON, server_default="{}", nullable=False))
    op.add_column("characters", sa.Column("conditions", JSON, server_default="[]", nullable=False))
    _set_default(
        '{"stacks":1,"strength":0,"next_tick_at":null,"by":"","dc":null,"next_save_at":null,"save":null}',
    )


def downgrade() -> None:
    _set_default('{"stacks":1,"strength":0,"next_tick_at":null,"by":"","dc":null,"next_save_at":null}')
    op.drop_column("characters", "conditions")
    op.drop_column("item_templates", "effects")


def _set_default(default: str) -> None:
    with op.batch_alter_table("player_effects") as table:
        table.alter_column("effect_data", existing_type=JSON, server_default=default, existing_nullable=False)
