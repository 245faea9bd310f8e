"""Add skies, the world's date and roofs."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "55097289f140"
down_revision = "30ff0a4d5b41"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "world_state",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("world_name", sa.String(length=255), nullable=False),
        sa.Column("game_date", JSON, nullable=False),
        sa.Column("seen_at", sa.Float(), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_world_state")),
    )
    op.create_table(
        "area_skies",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("origin", sa.Float(), nullable=False),
        sa.Column("since", sa.Float(), nullable=False),
        sa.Column("scale", sa.Float(), nullable=False),
        sa.Column("weather", sa.Text(), server_default="clear", nullable=False),
        sa.Column("weather_until", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id"], ["areas.id"], name=op.f("fk_area_skies_area_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("area_id", name=op.f("pk_area_skies")),
    )
    op.add_column("room_types", sa.Column("indoors", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("room_types", "indoors")

    op.drop_table("area_skies")
    op.drop_table("world_state")
