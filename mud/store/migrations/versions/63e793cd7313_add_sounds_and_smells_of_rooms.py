"""Add sounds and smells of rooms."""

import sqlalchemy as sa
from alembic import op

revision = "63e793cd7313"
down_revision = "5a11ad02bc56"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("rooms", sa.Column("sounds", sa.Text(), nullable=True))
    op.add_column("rooms", sa.Column("smells", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("rooms", "smells")
    op.drop_column("rooms", "sounds")
