"""Add the history of things."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "392ec69a66a8"
down_revision = "55097289f140"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("item_instances", sa.Column("history", JSON, server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("item_instances", "history")
