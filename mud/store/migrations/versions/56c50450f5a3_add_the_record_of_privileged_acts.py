"""Add the record of privileged acts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "56c50450f5a3"
down_revision = "9d6e17a15091"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_chain",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("length", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column(
            "head",
            sa.String(length=64),
            server_default="0000000000000000000000000000000000000000000000000000000000000000",
            nullable=False,
        ),
        sa.Column("kept_from", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "anchor",
            sa.String(length=64),
            server_default="0000000000000000000000000000000000000000000000000000000000000000",
            nullable=False,
        ),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_chain")),
    )
    op.create_table(
        "admin_actions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("admin_id", sa.Text(), nullable=True),
        sa.Column("admin_name", sa.String(length=32), nullable=False),
        sa.Column("action", sa.String(length=50), nullable=False),
        sa.Column("target_type", sa.String(length=50), nullable=True),
        sa.Column("target_id", sa.Text(), nullable=True),
        sa.Column("details", JSON, nullable=True),
        sa.Column("success", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("timestamp", sa.Float(), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=True),
        sa.Column("admin_digest", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["admin_id"],
            ["user_accounts.id"],
            name=op.f("fk_admin_actions_admin_id"),
            ondelete="SET NULL",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admin_actions")),
    )
    op.create_index(op.f("ix_admin_actions_action"), "admin_actions", ["action"], unique=False)
    op.create_index(op.f("ix_admin_actions_admin_id"), "admin_actions", ["admin_id"], unique=False)
    op.create_index(op.f("ix_admin_actions_number"), "admin_actions", ["number"], unique=False)
    op.create_index(op.f("ix_admin_actions_timestamp"), "admin_actions", ["timestamp"], unique=False)


def downgrade() -> None:
    op.drop_table("admin_actions")
    op.drop_table("audit_chain")
