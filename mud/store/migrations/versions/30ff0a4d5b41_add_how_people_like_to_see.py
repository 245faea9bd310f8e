"""Add how people like to see."""

import sqlalchemy as sa
from alembic import op

revision = "30ff0a4d5b41"
down_revision = "8a0814339add"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("players", sa.Column("prompt", sa.String(length=120), nullable=True))
    op.add_column("user_accounts", sa.Column("brief", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("user_accounts", sa.Column("autoexits", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.add_column("user_accounts", sa.Column("color", sa.String(length=8), server_default="auto", nullable=False))
    op.add_column("user_accounts", sa.Column("theme", sa.String(length=32), server_default="default", nullable=False))
    op.add_column("user_accounts", sa.Column("width", sa.BigInteger(), nullable=True))
    op.add_column("user_accounts", sa.Column("pager", sa.BigInteger(), nullable=True))
    op.add_column(
        "user_accounts", sa.Column("screen_reader", sa.String(length=8), server_default="auto", nullable=False)
    )
    op.add_column(
        "user_accounts", sa.Column("combat_brevity", sa.String(length=8), server_default="full", nullable=False)
    )


def downgrade() -> None:
    op.drop_column("user_accounts", "combat_brevity")
    op.drop_column("user_accounts", "screen_reader")
    op.drop_column("user_accounts", "pager")
    op.drop_column("user_accounts", "width")
    op.drop_column("user_accounts", "theme")
    op.drop_column("user_accounts", "color")
    op.drop_column("user_accounts", "autoexits")
    op.drop_column("user_accounts", "brief")

    op.drop_column("players", "prompt")
