"""Let people choose links."""

import sqlalchemy as sa
from alembic import op

revision = "8b25a095d8a6"
down_revision = "56c50450f5a3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("user_accounts", sa.Column("links", sa.String(length=8), server_default="auto", nullable=False))


def downgrade() -> None:
    op.drop_column("user_accounts", "links")
