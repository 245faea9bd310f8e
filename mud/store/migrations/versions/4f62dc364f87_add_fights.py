"""Add fights."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "4f62dc364f87"
down_revision = "893dea599b60"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "combat_encounters",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("room_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("participants", JSON, nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("rounds", sa.BigInteger(), nullable=False),
        sa.Column("began_at", sa.Float(), nullable=False),
        sa.Column("ended_at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["room_id"], ["rooms.id"], name=op.f("fk_combat_encounters_room_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_combat_encounters")),
    )
    op.create_index(op.f("ix_combat_encounters_ended_at"), "combat_encounters", ["ended_at"], unique=False)
    op.create_index(op.f("ix_combat_encounters_room_id"), "combat_encounters", ["room_id"], unique=False)
    op.create_table(
        "fights",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("room_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), server_default="fight", nullable=False),
        sa.Column("began_at", sa.Float(), nullable=False),
        sa.Column("gone", JSON, server_default="[]", nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["room_id"], ["rooms.id"], name=op.f("fk_fights_room_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fights")),
    )
    op.create_index(op.f("ix_fights_room_id"), "fights", ["room_id"], unique=False)
    op.create_table(
        "combatants",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("player_id", sa.Text(), nullable=True),
        sa.Column("fight_id", sa.Text(), nullable=False),
        sa.Column("foes", JSON, server_default="[]", nullable=False),
        sa.Column("target_id", sa.String(length=64), nullable=True),
        sa.Column("threat", JSON, server_default="{}", nullable=False),
        sa.Column("dealt", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("taken", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("healed", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["fight_id"], ["fights.id"], name=op.f("fk_combatants_fight_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["player_id"], ["players.id"], name=op.f("fk_combatants_player_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_combatants")),
    )
    op.create_index(op.f("ix_combatants_fight_id"), "combatants", ["fight_id"], unique=False)
    op.create_index(op.f("ix_combatants_player_id"), "combatants", ["player_id"], unique=False)
    op.create_table(
        "dice_rolls",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("player_id", sa.Text(), nullable=True),
        sa.Column("roller", sa.String(length=80), nullable=False),
        sa.Column("fight_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("dice", sa.String(length=40), nullable=False),
        sa.Column("faces", JSON, nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("against", sa.BigInteger(), nullable=True),
        sa.Column("success", sa.Boolean(), nullable=False),
        sa.Column("rolled_at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["player_id"], ["players.id"], name=op.f("fk_dice_rolls_player_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dice_rolls")),
    )
    op.create_index(op.f("ix_dice_rolls_fight_id"), "dice_rolls", ["fight_id"], unique=False)
    op.create_index(op.f("ix_dice_rolls_kind"), "dice_rolls", ["kind"], unique=False)
    op.create_index(op.f("ix_dice_rolls_player_id"), "dice_rolls", ["player_id"], unique=False)
    op.create_index(op.f("ix_dice_rolls_rolled_at"), "dice_rolls", ["rolled_at"], unique=False)
    op.add_column("players", sa.Column("wimpy", sa.BigInteger(), server_default=sa.text("0"), nullable=False))


def downgrade() -> None:
    op.drop_column("players", "wimpy")
    op.drop_table("dice_rolls")
    op.drop_table("combatants")
    op.drop_table("fights")
    op.drop_table("combat_encounters")
