"""baseline."""

# ruff: noqa: E501  # a CHECK is one string

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "8a0814339add"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "areas",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("time_scale", sa.Float(), server_default=sa.text("1.0"), nullable=False),
        sa.Column("starting_day", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.Column("starting_hour", sa.BigInteger(), server_default=sa.text("6"), nullable=False),
        sa.Column("starting_minute", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("biome", sa.Text(), server_default="ethereal", nullable=False),
        sa.Column("climate", sa.Text(), server_default="mild", nullable=False),
        sa.Column("ambient_lighting", sa.Text(), server_default="normal", nullable=False),
        sa.Column("weather_profile", sa.Text(), server_default="clear", nullable=False),
        sa.Column("danger_level", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.Column("magic_intensity", sa.Text(), server_default="low", nullable=False),
        sa.Column("default_respawn_time", sa.BigInteger(), server_default=sa.text("300"), nullable=False),
        sa.Column("ambient_sound", sa.Text(), nullable=True),
        sa.Column("time_phases", JSON, server_default="{}", nullable=False),
        sa.Column("entry_points", JSON, server_default="[]", nullable=False),
        sa.Column("yaml_managed", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("retired", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.CheckConstraint("danger_level BETWEEN 1 AND 10", name=op.f("ck_areas_danger_level")),
        sa.CheckConstraint("starting_hour BETWEEN 0 AND 23", name=op.f("ck_areas_starting_hour")),
        sa.CheckConstraint("starting_minute BETWEEN 0 AND 59", name=op.f("ck_areas_starting_minute")),
        sa.CheckConstraint("time_scale >= 0", name=op.f("ck_areas_time_scale")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_areas")),
    )
    op.create_table(
        "content_state",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_content_state")),
    )
    op.create_table(
        "item_templates",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("item_type", sa.Text(), nullable=False),
        sa.Column("item_subtype", sa.Text(), nullable=True),
        sa.Column("equipment_slot", sa.Text(), nullable=True),
        sa.Column("stat_modifiers", JSON, server_default="{}", nullable=False),
        sa.Column("weight", sa.Float(), server_default=sa.text("1.0"), nullable=False),
        sa.Column("max_stack_size", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.Column("has_durability", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("max_durability", sa.BigInteger(), nullable=True),
        sa.Column("is_container", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("container_capacity", sa.BigInteger(), nullable=True),
        sa.Column("container_type", sa.Text(), nullable=True),
        sa.Column("is_consumable", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("consume_effect", JSON, nullable=True),
        sa.Column("damage_min", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("damage_max", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("attack_speed", sa.Float(), server_default=sa.text("2.0"), nullable=False),
        sa.Column("damage_type", sa.Text(), server_default="physical", nullable=False),
        sa.Column("provides_light", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("light_intensity", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("light_duration", sa.BigInteger(), nullable=True),
        sa.Column("flavor_text", sa.Text(), nullable=True),
        sa.Column("rarity", sa.Text(), server_default="common", nullable=False),
        sa.Column("value", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("flags", JSON, server_default="{}", nullable=False),
        sa.Column("keywords", JSON, server_default="[]", nullable=False),
        sa.Column("yaml_managed", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("retired", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.CheckConstraint(
            "damage_min >= 0 AND damage_max >= damage_min", name=op.f("ck_item_templates_damage_min_damage_max")
        ),
        sa.CheckConstraint("light_intensity BETWEEN 0 AND 50", name=op.f("ck_item_templates_light_intensity")),
        sa.CheckConstraint("max_stack_size >= 1", name=op.f("ck_item_templates_max_stack_size")),
        sa.CheckConstraint("value >= 0", name=op.f("ck_item_templates_value")),
        sa.CheckConstraint("weight >= 0", name=op.f("ck_item_templates_weight")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_templates")),
    )
    op.create_table(
        "persist_state",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("epoch", sa.Text(), nullable=False),
        sa.Column("flush_seq", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("saved_at", sa.Float(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_persist_state_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persist_state")),
    )
    op.create_table(
        "placements",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("due_at", sa.Float(), nullable=True),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placements")),
    )
    op.create_table(
        "quarantine",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("row", JSON, nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarantine")),
    )
    op.create_table(
        "room_types",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("emoji", sa.Text(), server_default="❓", nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("yaml_managed", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("retired", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_room_types")),
    )
    op.create_table(
        "transactions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("transaction_type", sa.String(length=100), nullable=False),
        sa.Column("from_entity", sa.Text(), nullable=True),
        sa.Column("to_entity", sa.Text(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency_type", sa.String(length=50), server_default="copper", nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("timestamp", sa.Float(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_transactions_amount")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transactions")),
    )
    op.create_index(op.f("ix_transactions_from_entity"), "transactions", ["from_entity"], unique=False)
    op.create_index(op.f("ix_transactions_timestamp"), "transactions", ["timestamp"], unique=False)
    op.create_index(op.f("ix_transactions_to_entity"), "transactions", ["to_entity"], unique=False)
    op.create_index(op.f("ix_transactions_transaction_type"), "transactions", ["transaction_type"], unique=False)
    op.create_table(
        "user_accounts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("username", sa.String(length=32), nullable=False),
        sa.Column("username_key", sa.String(length=64), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=False),
        sa.Column("role", sa.String(length=32), server_default="player", nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("last_login", sa.Float(), nullable=True),
        sa.Column("active_character_id", sa.Text(), nullable=True),
        sa.Column("is_banned", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("ban_reason", sa.String(length=500), nullable=True),
        sa.Column("banned_at", sa.Float(), nullable=True),
        sa.Column("banned_by", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_accounts")),
        sa.UniqueConstraint("username_key", name=op.f("uq_user_accounts_username_key")),
    )
    op.create_table(
        "rooms",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("room_type", sa.Text(), server_default="ethereal", nullable=False),
        sa.Column("room_type_emoji", sa.Text(), nullable=True),
        sa.Column("area_id", sa.Text(), nullable=True),
        sa.Column("north_id", sa.Text(), nullable=True),
        sa.Column("south_id", sa.Text(), nullable=True),
        sa.Column("east_id", sa.Text(), nullable=True),
        sa.Column("west_id", sa.Text(), nullable=True),
        sa.Column("up_id", sa.Text(), nullable=True),
        sa.Column("down_id", sa.Text(), nullable=True),
        sa.Column("exits", JSON, server_default="{}", nullable=False),
        sa.Column("on_enter_effect", sa.Text(), nullable=True),
        sa.Column("on_exit_effect", sa.Text(), nullable=True),
        sa.Column("lighting_override", sa.Text(), nullable=True),
        sa.Column("flags", JSON, server_default="[]", nullable=False),
        sa.Column("details", JSON, server_default="{}", nullable=False),
        sa.Column("map_number", sa.BigInteger(), nullable=False),
        sa.Column("yaml_managed", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("retired", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id"], ["areas.id"], name=op.f("fk_rooms_area_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["down_id"], ["rooms.id"], name=op.f("fk_rooms_down_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["east_id"], ["rooms.id"], name=op.f("fk_rooms_east_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["north_id"], ["rooms.id"], name=op.f("fk_rooms_north_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["room_type"], ["room_types.name"], name=op.f("fk_rooms_room_type"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["south_id"], ["rooms.id"], name=op.f("fk_rooms_south_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["up_id"], ["rooms.id"], name=op.f("fk_rooms_up_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["west_id"], ["rooms.id"], name=op.f("fk_rooms_west_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
        sa.UniqueConstraint("map_number", name=op.f("uq_rooms_map_number")),
    )
    op.create_index(op.f("ix_rooms_area_id"), "rooms", ["area_id"], unique=False)
    op.create_index(op.f("ix_rooms_down_id"), "rooms", ["down_id"], unique=False)
    op.create_index(op.f("ix_rooms_east_id"), "rooms", ["east_id"], unique=False)
    op.create_index(op.f("ix_rooms_north_id"), "rooms", ["north_id"], unique=False)
    op.create_index(op.f("ix_rooms_room_type"), "rooms", ["room_type"], unique=False)
    op.create_index(op.f("ix_rooms_south_id"), "rooms", ["south_id"], unique=False)
    op.create_index(op.f("ix_rooms_up_id"), "rooms", ["up_id"], unique=False)
    op.create_index(op.f("ix_rooms_west_id"), "rooms", ["west_id"], unique=False)
    op.create_table(
        "security_events",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=True),
        sa.Column("event_type", sa.String(length=50), nullable=False),
        sa.Column("ip_address", sa.String(length=45), nullable=True),
        sa.Column("user_agent", sa.String(length=255), nullable=True),
        sa.Column("details", JSON, nullable=True),
        sa.Column("timestamp", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["user_accounts.id"],
            name=op.f("fk_security_events_account_id"),
            ondelete="SET NULL",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_security_events")),
    )
    op.create_index(op.f("ix_security_events_account_id"), "security_events", ["account_id"], unique=False)
    op.create_index(op.f("ix_security_events_event_type"), "security_events", ["event_type"], unique=False)
    op.create_index(op.f("ix_security_events_timestamp"), "security_events", ["timestamp"], unique=False)
    op.create_table(
        "players",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("current_room_id", sa.Text(), nullable=False),
        sa.Column("level", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.Column("strength", sa.BigInteger(), server_default=sa.text("10"), nullable=False),
        sa.Column("dexterity", sa.BigInteger(), server_default=sa.text("10"), nullable=False),
        sa.Column("vitality", sa.BigInteger(), server_default=sa.text("10"), nullable=False),
        sa.Column("intelligence", sa.BigInteger(), server_default=sa.text("10"), nullable=False),
        sa.Column("wisdom", sa.BigInteger(), server_default=sa.text("10"), nullable=False),
        sa.Column("charisma", sa.BigInteger(), server_default=sa.text("10"), nullable=False),
        sa.Column("max_health", sa.BigInteger(), server_default=sa.text("100"), nullable=False),
        sa.Column("current_health", sa.BigInteger(), server_default=sa.text("100"), nullable=False),
        sa.Column("armor_class", sa.BigInteger(), server_default=sa.text("10"), nullable=False),
        sa.Column("name_key", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=True),
        sa.Column("character_class", sa.Text(), server_default="adventurer", nullable=False),
        sa.Column("pronouns", sa.String(length=16), server_default="they", nullable=False),
        sa.Column("title", sa.String(length=60), server_default="", nullable=False),
        sa.Column("experience", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("max_energy", sa.BigInteger(), server_default=sa.text("50"), nullable=False),
        sa.Column("current_energy", sa.BigInteger(), server_default=sa.text("50"), nullable=False),
        sa.Column("coins", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("aliases", JSON, server_default="{}", nullable=False),
        sa.Column("player_flags", JSON, server_default="{}", nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("last_played_at", sa.Float(), nullable=True),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("last_tell_from", sa.Text(), nullable=True),
        sa.CheckConstraint("coins >= 0", name=op.f("ck_players_coins")),
        sa.CheckConstraint("level BETWEEN 1 AND 20", name=op.f("ck_players_level")),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["user_accounts.id"],
            name=op.f("fk_players_account_id"),
            ondelete="SET NULL",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["current_room_id"],
            ["rooms.id"],
            name=op.f("fk_players_current_room_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_players")),
        sa.UniqueConstraint("name_key", name=op.f("uq_players_name_key")),
    )
    op.create_index(op.f("ix_players_account_id"), "players", ["account_id"], unique=False)
    op.create_index(op.f("ix_players_current_room_id"), "players", ["current_room_id"], unique=False)
    op.create_table(
        "characters",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("character_type", sa.String(length=50), server_default="pc", nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("background_story", sa.Text(), nullable=True),
        sa.Column("race", sa.String(length=100), nullable=True),
        sa.Column("background", sa.String(length=100), nullable=True),
        sa.Column("languages", JSON, server_default="[]", nullable=False),
        sa.Column("proficiencies", JSON, server_default="{}", nullable=False),
        sa.Column("skills", JSON, server_default="{}", nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["players.id"], name=op.f("fk_characters_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_characters")),
    )
    op.create_index(op.f("ix_characters_character_type"), "characters", ["character_type"], unique=False)
    op.create_index(op.f("ix_characters_name"), "characters", ["name"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("player_id", sa.Text(), nullable=False),
        sa.Column("room_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("closed_by", sa.String(length=32), nullable=True),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["player_id"], ["players.id"], name=op.f("fk_feedback_player_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["rooms.id"], name=op.f("fk_feedback_room_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
    )
    op.create_index(op.f("ix_feedback_player_id"), "feedback", ["player_id"], unique=False)
    op.create_index(op.f("ix_feedback_room_id"), "feedback", ["room_id"], unique=False)
    op.create_table(
        "item_instances",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("template_id", sa.Text(), nullable=False),
        sa.Column("room_id", sa.Text(), nullable=True),
        sa.Column("player_id", sa.Text(), nullable=True),
        sa.Column("container_id", sa.Text(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.Column("current_durability", sa.BigInteger(), nullable=True),
        sa.Column("equipped_slot", sa.Text(), nullable=True),
        sa.Column("instance_data", JSON, server_default="{}", nullable=False),
        sa.Column("placement_id", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.CheckConstraint(
            "CASE WHEN room_id IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN player_id IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN container_id IS NOT NULL THEN 1 ELSE 0 END = 1",
            name=op.f("ck_item_instances_holder_exactly_one"),
        ),
        sa.CheckConstraint("quantity >= 1", name=op.f("ck_item_instances_quantity")),
        sa.ForeignKeyConstraint(
            ["container_id"],
            ["item_instances.id"],
            name=op.f("fk_item_instances_container_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["player_id"],
            ["players.id"],
            name=op.f("fk_item_instances_player_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["rooms.id"], name=op.f("fk_item_instances_room_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["item_templates.id"],
            name=op.f("fk_item_instances_template_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_instances")),
    )
    op.create_index(op.f("ix_item_instances_container_id"), "item_instances", ["container_id"], unique=False)
    op.create_index(op.f("ix_item_instances_player_id"), "item_instances", ["player_id"], unique=False)
    op.create_index(op.f("ix_item_instances_room_id"), "item_instances", ["room_id"], unique=False)
    op.create_index(op.f("ix_item_instances_template_id"), "item_instances", ["template_id"], unique=False)


def downgrade() -> None:
    op.drop_table("item_instances")
    op.drop_table("feedback")
    op.drop_table("characters")
    op.drop_table("players")
    op.drop_table("security_events")
    op.drop_table("rooms")
    op.drop_table("user_accounts")
    op.drop_table("transactions")
    op.drop_table("room_types")
    op.drop_table("quarantine")
    op.drop_table("placements")
    op.drop_table("persist_state")
    op.drop_table("item_templates")
    op.drop_table("content_state")
    op.drop_table("areas")
