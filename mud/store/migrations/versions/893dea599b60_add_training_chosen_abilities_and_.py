"""Add training, chosen abilities and cooldowns to players."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "893dea599b60"
down_revision = "258a3eafbd49"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("players", sa.Column("trained", JSON, server_default="{}", nullable=False))
    op.add_column("players", sa.Column("chosen_abilities", JSON, server_default="[]", nullable=False))
    op.add_column("players", sa.Column("cooldowns", JSON, server_default="{}", nullable=False))


def downgrade() -> None:
    op.drop_column("players", "cooldowns")
    op.drop_column("players", "chosen_abilities")
    op.drop_column("players", "trained")
