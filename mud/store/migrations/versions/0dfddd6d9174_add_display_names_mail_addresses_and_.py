"""Add display names, mail addresses and codes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "0dfddd6d9174"
down_revision = "a3f70aeb4fb6"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "one_time_codes",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.Float(), nullable=False),
        sa.Column("tries_left", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["user_accounts.id"],
            name=op.f("fk_one_time_codes_account_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("account_id", "purpose", name=op.f("pk_one_time_codes")),
    )
    op.create_index(op.f("ix_one_time_codes_account_id"), "one_time_codes", ["account_id"], unique=False)
    with op.batch_alter_table("user_accounts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("display_name", sa.String(length=60), nullable=True))
        batch_op.add_column(sa.Column("email", sa.String(length=600), nullable=True))
        batch_op.add_column(sa.Column("email_digest", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("email_verified_at", sa.Float(), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_user_accounts_email_digest"), ["email_digest"])


def downgrade() -> None:
    with op.batch_alter_table("user_accounts", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_user_accounts_email_digest"), type_="unique")
        batch_op.drop_column("email_verified_at")
        batch_op.drop_column("email_digest")
        batch_op.drop_column("email")
        batch_op.drop_column("display_name")

    op.drop_table("one_time_codes")
