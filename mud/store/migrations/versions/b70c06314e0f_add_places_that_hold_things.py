"""Add places that hold things."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "b70c06314e0f"
down_revision = "0dfddd6d9174"
branch_labels = None
depends_on = None

EXACTLY_ONE = "ck_item_instances_holder_exactly_one"
BEFORE = ("room_id", "player_id", "container_id")


def upgrade() -> None:
    op.create_table(
        "inventories",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("keywords", JSON, server_default="[]", nullable=False),
        sa.Column("room_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=True),
        sa.Column("container_type", sa.String(length=100), server_default="chest", nullable=False),
        sa.Column("capacity_weight", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("capacity_slots", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("current_weight", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("current_slots", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("access_permissions", JSON, server_default="{}", nullable=False),
        sa.Column("closes", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("status", sa.String(length=50), server_default="open", nullable=False),
        sa.Column("locked", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("lock_difficulty", sa.BigInteger(), nullable=True),
        sa.Column("key_id", sa.Text(), nullable=True),
        sa.Column("returns_at", sa.Float(), nullable=True),
        sa.Column("properties", JSON, server_default="{}", nullable=False),
        sa.Column("yaml_managed", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["key_id"], ["item_templates.id"], name=op.f("fk_inventories_key_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["players.id"], name=op.f("fk_inventories_owner_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["rooms.id"], name=op.f("fk_inventories_room_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inventories")),
    )
    op.create_index(op.f("ix_inventories_key_id"), "inventories", ["key_id"], unique=False)
    op.create_index(op.f("ix_inventories_owner_id"), "inventories", ["owner_id"], unique=False)
    op.create_index(op.f("ix_inventories_room_id"), "inventories", ["room_id"], unique=False)
    # SQLite changes a constraint by writing the table anew.
    with op.batch_alter_table("item_instances") as table:
        table.add_column(sa.Column("inventory_id", sa.Text(), nullable=True))
        table.create_foreign_key(
            op.f("fk_item_instances_inventory_id"),
            "inventories",
            ["inventory_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
        table.drop_constraint(op.f(EXACTLY_ONE), type_="check")
        table.create_check_constraint(op.f(EXACTLY_ONE), one_of(*BEFORE, "inventory_id"))
    op.create_index(op.f("ix_item_instances_inventory_id"), "item_instances", ["inventory_id"], unique=False)
    op.add_column("item_templates", sa.Column("lid", JSON, nullable=True))


def downgrade() -> None:
    op.drop_column("item_templates", "lid")
    op.drop_index(op.f("ix_item_instances_inventory_id"), table_name="item_instances")
    with op.batch_alter_table("item_instances") as table:
        table.drop_constraint(op.f("fk_item_instances_inventory_id"), type_="foreignkey")
        table.drop_constraint(op.f(EXACTLY_ONE), type_="check")
        table.create_check_constraint(op.f(EXACTLY_ONE), one_of(*BEFORE))
        table.drop_column("inventory_id")

    op.drop_table("inventories")


def one_of(*columns: str) -> str:
    """The CHECK that exactly one of these columns is given."""
    return " + ".join(f"CASE WHEN {column} IS NOT NULL THEN 1 ELSE 0 END" for column in columns) + " = 1"
