"""Add what death leaves."""

# a CHECK is one string

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "8012847abfea"
down_revision = "de4322112626"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "corpses",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("of_whom", sa.String(length=80), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=True),
        sa.Column("coins", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("decays_at", sa.Float(), nullable=True),
        sa.Column("allowed", JSON, server_default="[]", nullable=False),
        sa.Column("free_at", sa.Float(), nullable=True),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.CheckConstraint("coins >= 0", name=op.f("ck_corpses_coins")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item_instances.id"], name=op.f("fk_corpses_item_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["players.id"], name=op.f("fk_corpses_owner_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_corpses")),
    )
    op.create_index(op.f("ix_corpses_owner_id"), "corpses", ["owner_id"], unique=False)
    op.add_column("areas", sa.Column("spirit_seconds", sa.BigInteger(), nullable=True))
    op.add_column(
        "players", sa.Column("death_saves_made", sa.BigInteger(), server_default=sa.text("0"), nullable=False)
    )
    op.add_column(
        "players", sa.Column("death_saves_failed", sa.BigInteger(), server_default=sa.text("0"), nullable=False)
    )
    op.add_column("players", sa.Column("fate_at", sa.Float(), nullable=True))
    op.add_column("players", sa.Column("is_stable", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("players", sa.Column("experience_debt", sa.BigInteger(), server_default=sa.text("0"), nullable=False))
    op.add_column("players", sa.Column("shrine_id", sa.Text(), nullable=True))


def downgrade() -> None:
    for column in (
        "shrine_id",
        "experience_debt",
        "is_stable",
        "fate_at",
        "death_saves_failed",
        "death_saves_made",
    ):
        op.drop_column("players", column)
    op.drop_column("areas", "spirit_seconds")
    op.drop_table("corpses")
