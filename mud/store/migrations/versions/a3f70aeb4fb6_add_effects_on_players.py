"""Add effects on players."""

# a CHECK is one string

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "a3f70aeb4fb6"
down_revision = "1c5390a1d20a"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "player_effects",
        sa.Column("player_id", sa.Text(), nullable=False),
        sa.Column("effect_id", sa.Text(), nullable=False),
        sa.Column("effect_type", sa.String(length=16), nullable=False),
        sa.Column(
            "effect_data", JSON, server_default='{"stacks":1,"strength":0,"next_tick_at":null,"by":""}', nullable=False
        ),
        sa.Column("expires_at", sa.Float(), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["player_id"],
            ["players.id"],
            name=op.f("fk_player_effects_player_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("player_id", "effect_id", name=op.f("pk_player_effects")),
    )


def downgrade() -> None:
    op.drop_table("player_effects")
