"""Add reports and notes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "c24c27765717"
down_revision = "226761a533b3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account_notes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("remarks", JSON, server_default="[]", nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["user_accounts.id"], name=op.f("fk_account_notes_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_notes")),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("player_id", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Text(), nullable=True),
        sa.Column("player_name", sa.String(length=32), nullable=False),
        sa.Column("about_name", sa.String(length=32), nullable=False),
        sa.Column("room_id", sa.Text(), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("transcript", sa.Text(), server_default="", nullable=False),
        sa.Column("standing", sa.String(length=16), server_default="open", nullable=False),
        sa.Column("claimed_by", sa.String(length=32), nullable=True),
        sa.Column("remarks", JSON, server_default="[]", nullable=False),
        sa.Column("closed_at", sa.Float(), nullable=True),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_reports_number")),
        sa.ForeignKeyConstraint(
            ["about_id"], ["players.id"], name=op.f("fk_reports_about_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["player_id"], ["players.id"], name=op.f("fk_reports_player_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["rooms.id"], name=op.f("fk_reports_room_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_about_id"), "reports", ["about_id"], unique=False)
    op.create_index(op.f("ix_reports_player_id"), "reports", ["player_id"], unique=False)
    op.create_index(op.f("ix_reports_room_id"), "reports", ["room_id"], unique=False)


def downgrade() -> None:
    op.drop_table("reports")
    op.drop_table("account_notes")
