"""Add gear: loadouts, loads, and what is done to things."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "43057e495d6f"
down_revision = "c24c27765717"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "player_inventories",
        sa.Column("player_id", sa.Text(), nullable=False),
        sa.Column("max_weight", sa.Float(), server_default=sa.text("100.0"), nullable=False),
        sa.Column("max_slots", sa.BigInteger(), server_default=sa.text("20"), nullable=False),
        sa.Column("current_weight", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("current_slots", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["player_id"],
            ["players.id"],
            name=op.f("fk_player_inventories_player_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("player_id", name=op.f("pk_player_inventories")),
    )
    op.create_table(
        "equipment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("character_id", sa.Text(), nullable=False),
        sa.Column("loadout", sa.String(length=24), nullable=False),
        sa.Column("equipment_slot", sa.Text(), nullable=False),
        sa.Column("item_instance_id", sa.Text(), nullable=False),
        sa.Column("called", sa.String(length=160), nullable=False),
        sa.Column("equipped_date", sa.Float(), nullable=False),
        sa.Column("proficient", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["character_id"],
            ["characters.id"],
            name=op.f("fk_equipment_character_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equipment")),
    )
    op.create_index(op.f("ix_equipment_character_id"), "equipment", ["character_id"], unique=False)
    op.create_index(op.f("ix_equipment_item_instance_id"), "equipment", ["item_instance_id"], unique=False)
    with op.batch_alter_table("item_instances", schema=None) as batch_op:
        batch_op.add_column(sa.Column("enchantments", JSON, server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("modifications", JSON, server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("identified", sa.Boolean(), server_default=sa.true(), nullable=False))
        batch_op.add_column(sa.Column("cursed", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("attuned_to", sa.Text(), nullable=True))
        batch_op.create_index(batch_op.f("ix_item_instances_attuned_to"), ["attuned_to"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_item_instances_attuned_to"),
            "players",
            ["attuned_to"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )

    with op.batch_alter_table("item_templates", schema=None) as batch_op:
        batch_op.add_column(sa.Column("size_category", sa.Text(), server_default="medium", nullable=False))
        batch_op.add_column(sa.Column("material", JSON, server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("market_availability", sa.Text(), server_default="common", nullable=False))
        batch_op.add_column(sa.Column("requirements", JSON, nullable=True))
        batch_op.add_column(sa.Column("properties", JSON, server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("attunement", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("plain_name", sa.String(length=80), nullable=True))
        batch_op.add_column(sa.Column("plain_description", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("item_templates", schema=None) as batch_op:
        batch_op.drop_column("plain_description")
        batch_op.drop_column("plain_name")
        batch_op.drop_column("attunement")
        batch_op.drop_column("properties")
        batch_op.drop_column("requirements")
        batch_op.drop_column("market_availability")
        batch_op.drop_column("material")
        batch_op.drop_column("size_category")

    with op.batch_alter_table("item_instances", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_item_instances_attuned_to"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_item_instances_attuned_to"))
        batch_op.drop_column("attuned_to")
        batch_op.drop_column("cursed")
        batch_op.drop_column("identified")
        batch_op.drop_column("modifications")
        batch_op.drop_column("enchantments")

    op.drop_table("equipment")
    op.drop_table("player_inventories")
