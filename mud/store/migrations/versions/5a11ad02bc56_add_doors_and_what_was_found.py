"""Add doors and what was found."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "5a11ad02bc56"
down_revision = "2d4b6f266531"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "door_states",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("returns_at", sa.Float(), nullable=True),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door_states")),
    )
    op.add_column("players", sa.Column("found_ways", JSON, server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("players", "found_ways")

    op.drop_table("door_states")
