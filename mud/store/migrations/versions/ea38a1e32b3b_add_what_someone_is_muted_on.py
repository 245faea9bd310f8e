"""Add what someone is muted on."""

# a CHECK is one string

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "ea38a1e32b3b"
down_revision = "43057e495d6f"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("user_accounts", sa.Column("muted_on", JSON, server_default="[]", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("user_accounts", schema=None) as batch_op:
        batch_op.drop_column("muted_on")
