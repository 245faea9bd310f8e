"""Add creatures."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "258a3eafbd49"
down_revision = "eabf517f7a02"
branch_labels = None
depends_on = None

EXACTLY_ONE = "ck_item_instances_holder_exactly_one"
BEFORE = ("room_id", "player_id", "container_id", "inventory_id")


def upgrade() -> None:
    op.create_table(
        "npc_placements",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("due_at", sa.Float(), nullable=True),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_npc_placements")),
    )
    op.create_table(
        "npc_templates",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("npc_type", sa.Text(), server_default="hostile", nullable=False),
        sa.Column("level", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.Column("max_health", sa.BigInteger(), server_default=sa.text("50"), nullable=False),
        sa.Column("armor_class", sa.BigInteger(), server_default=sa.text("10"), nullable=False),
        sa.Column("strength", sa.BigInteger(), server_default=sa.text("10"), nullable=False),
        sa.Column("dexterity", sa.BigInteger(), server_default=sa.text("10"), nullable=False),
        sa.Column("constitution", sa.BigInteger(), server_default=sa.text("10"), nullable=False),
        sa.Column("intelligence", sa.BigInteger(), server_default=sa.text("10"), nullable=False),
        sa.Column("wisdom", sa.BigInteger(), server_default=sa.text("10"), nullable=False),
        sa.Column("charisma", sa.BigInteger(), server_default=sa.text("10"), nullable=False),
        sa.Column("attack_damage_min", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.Column("attack_damage_max", sa.BigInteger(), server_default=sa.text("5"), nullable=False),
        sa.Column("damage_type", sa.Text(), server_default="bludgeoning", nullable=False),
        sa.Column("attack_speed", sa.Float(), server_default=sa.text("3.0"), nullable=False),
        sa.Column("attacks", JSON, server_default="[]", nullable=False),
        sa.Column("experience_reward", sa.BigInteger(), server_default=sa.text("10"), nullable=False),
        sa.Column("behavior", JSON, server_default="[]", nullable=False),
        sa.Column("loot_table", JSON, server_default="[]", nullable=False),
        sa.Column("idle_messages", JSON, server_default="[]", nullable=False),
        sa.Column("keywords", JSON, server_default="[]", nullable=False),
        sa.Column("pronouns", sa.String(length=16), server_default="it", nullable=False),
        sa.Column("size", sa.Text(), server_default="medium", nullable=False),
        sa.Column("kind", sa.Text(), server_default="beast", nullable=False),
        sa.Column("resistances", JSON, server_default="[]", nullable=False),
        sa.Column("vulnerabilities", JSON, server_default="[]", nullable=False),
        sa.Column("immunities", JSON, server_default="[]", nullable=False),
        sa.Column("condition_immunities", JSON, server_default="[]", nullable=False),
        sa.Column("speed", sa.BigInteger(), server_default=sa.text("30"), nullable=False),
        sa.Column("darkvision", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("languages", JSON, server_default="[]", nullable=False),
        sa.Column("persist_state", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_unique", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("greeting", sa.Text(), nullable=True),
        sa.Column("replies", JSON, server_default="{}", nullable=False),
        sa.Column("room_line", sa.Text(), nullable=True),
        sa.Column("carries", JSON, server_default="[]", nullable=False),
        sa.Column("abilities", JSON, server_default="[]", nullable=False),
        sa.Column("flags", JSON, server_default="{}", nullable=False),
        sa.Column("yaml_managed", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("retired", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.CheckConstraint(
            "attack_damage_min >= 0 AND attack_damage_max >= attack_damage_min",
            name=op.f("ck_npc_templates_attack_damage_min_attack_damage_max"),
        ),
        sa.CheckConstraint("experience_reward >= 0", name=op.f("ck_npc_templates_experience_reward")),
        sa.CheckConstraint("level BETWEEN 1 AND 20", name=op.f("ck_npc_templates_level")),
        sa.CheckConstraint("max_health >= 1", name=op.f("ck_npc_templates_max_health")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_npc_templates")),
    )
    op.create_table(
        "npc_instances",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("room_id", sa.Text(), nullable=False),
        sa.Column("current_health", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.Column("template_id", sa.Text(), nullable=False),
        sa.Column("spawn_room_id", sa.Text(), nullable=False),
        sa.Column("is_alive", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("respawn_time", sa.BigInteger(), nullable=True),
        sa.Column("last_killed_at", sa.Float(), nullable=True),
        sa.Column("instance_data", JSON, server_default="{}", nullable=False),
        sa.Column("placement_id", sa.Text(), nullable=True),
        sa.Column("coins", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.CheckConstraint("coins >= 0", name=op.f("ck_npc_instances_coins")),
        sa.ForeignKeyConstraint(
            ["room_id"], ["rooms.id"], name=op.f("fk_npc_instances_room_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["spawn_room_id"],
            ["rooms.id"],
            name=op.f("fk_npc_instances_spawn_room_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["npc_templates.id"],
            name=op.f("fk_npc_instances_template_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_npc_instances")),
    )
    op.create_index(op.f("ix_npc_instances_room_id"), "npc_instances", ["room_id"], unique=False)
    op.create_index(op.f("ix_npc_instances_spawn_room_id"), "npc_instances", ["spawn_room_id"], unique=False)
    op.create_index(op.f("ix_npc_instances_template_id"), "npc_instances", ["template_id"], unique=False)
    # SQLite changes a constraint by writing the table anew.
    with op.batch_alter_table("item_instances") as table:
        table.add_column(sa.Column("npc_instance_id", sa.Text(), nullable=True))
        table.create_foreign_key(
            op.f("fk_item_instances_npc_instance_id"),
            "npc_instances",
            ["npc_instance_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
        table.drop_constraint(op.f(EXACTLY_ONE), type_="check")
        table.create_check_constraint(op.f(EXACTLY_ONE), one_of(*BEFORE, "npc_instance_id"))
    op.create_index(op.f("ix_item_instances_npc_instance_id"), "item_instances", ["npc_instance_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_item_instances_npc_instance_id"), table_name="item_instances")
    with op.batch_alter_table("item_instances") as table:
        table.drop_constraint(op.f("fk_item_instances_npc_instance_id"), type_="foreignkey")
        table.drop_constraint(op.f(EXACTLY_ONE), type_="check")
        table.create_check_constraint(op.f(EXACTLY_ONE), one_of(*BEFORE))
        table.drop_column("npc_instance_id")

    op.drop_table("npc_instances")
    op.drop_table("npc_templates")
    op.drop_table("npc_placements")


def one_of(*columns: str) -> str:
    """The CHECK that exactly one of these columns is given."""
    return " + ".join(f"CASE WHEN {column} IS NOT NULL THEN 1 ELSE 0 END" for column in columns) + " = 1"
