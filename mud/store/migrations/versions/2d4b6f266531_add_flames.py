"""Add flames."""

import sqlalchemy as sa
from alembic import op

revision = "2d4b6f266531"
down_revision = "392ec69a66a8"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "flames",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("until", sa.Float(), nullable=True),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item_instances.id"], name=op.f("fk_flames_item_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_flames")),
    )


def downgrade() -> None:
    op.drop_table("flames")
