"""Add positions and what becomes of rooms."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "9d6e17a15091"
down_revision = "63e793cd7313"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "room_state",
        sa.Column("room_id", sa.Text(), nullable=False),
        sa.Column("room_flags", JSON, server_default="{}", nullable=False),
        sa.Column("dynamic_exits", JSON, server_default="{}", nullable=False),
        sa.Column("dynamic_description", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["room_id"],
            ["rooms.id"],
            name=op.f("fk_room_state_room_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("room_id", name=op.f("pk_room_state")),
    )
    op.add_column("players", sa.Column("position", sa.String(length=16), server_default="standing", nullable=False))
    op.add_column("players", sa.Column("seat", sa.String(length=200), nullable=True))


def downgrade() -> None:
    op.drop_column("players", "seat")
    op.drop_column("players", "position")

    op.drop_table("room_state")
