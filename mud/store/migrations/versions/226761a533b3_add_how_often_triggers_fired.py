"""Add how often triggers fired."""

# a CHECK is one string

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "226761a533b3"
down_revision = "b70c06314e0f"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "trigger_state",
        sa.Column("trigger_id", sa.Text(), nullable=False),
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.Column("scope_id", sa.Text(), nullable=False),
        sa.Column("fire_count", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_fired_at", sa.Float(), nullable=True),
        sa.Column("enabled", sa.Boolean(), nullable=True),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.PrimaryKeyConstraint("trigger_id", "scope", "scope_id", name=op.f("pk_trigger_state")),
    )


def downgrade() -> None:
    op.drop_table("trigger_state")
