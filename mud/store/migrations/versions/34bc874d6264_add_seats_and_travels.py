"""Add seats and travels."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "34bc874d6264"
down_revision = "c0549f3816e9"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "travels",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("places", JSON, server_default="[]", nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["players.id"], name=op.f("fk_travels_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_travels")),
    )
    op.add_column("item_templates", sa.Column("seats", sa.BigInteger(), server_default=sa.text("0"), nullable=False))
    op.add_column("rooms", sa.Column("seats", JSON, server_default="{}", nullable=False))


def downgrade() -> None:
    op.drop_column("rooms", "seats")
    op.drop_column("item_templates", "seats")

    op.drop_table("travels")
