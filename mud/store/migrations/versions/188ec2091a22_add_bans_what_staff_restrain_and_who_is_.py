"""Add bans, what staff restrain, and who is not noticed."""

import sqlalchemy as sa
from alembic import op

revision = "188ec2091a22"
down_revision = "34bc874d6264"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "address_bans",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("network", sa.String(length=49), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.Column("banned_by", sa.String(length=32), nullable=False),
        sa.Column("until", sa.Float(), nullable=True),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address_bans")),
        sa.UniqueConstraint("network", name=op.f("uq_address_bans_network")),
    )
    op.add_column("players", sa.Column("invisible", sa.Boolean(), server_default=sa.false(), nullable=False))

    op.add_column("user_accounts", sa.Column("banned_until", sa.Float(), nullable=True))
    op.add_column("user_accounts", sa.Column("is_frozen", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("user_accounts", sa.Column("freeze_reason", sa.String(length=200), nullable=True))
    op.add_column("user_accounts", sa.Column("is_muted", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("user_accounts", sa.Column("muted_until", sa.Float(), nullable=True))
    op.add_column("user_accounts", sa.Column("mute_reason", sa.String(length=200), nullable=True))


def downgrade() -> None:
    op.drop_column("user_accounts", "mute_reason")
    op.drop_column("user_accounts", "muted_until")
    op.drop_column("user_accounts", "is_muted")
    op.drop_column("user_accounts", "freeze_reason")
    op.drop_column("user_accounts", "is_frozen")
    op.drop_column("user_accounts", "banned_until")

    op.drop_column("players", "invisible")

    op.drop_table("address_bans")
