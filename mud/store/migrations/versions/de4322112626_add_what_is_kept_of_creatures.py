"""Add what is kept of creatures."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "de4322112626"
down_revision = "9d168336e678"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "npc_state",
        sa.Column("instance_id", sa.Text(), nullable=False),
        sa.Column("template_id", sa.Text(), nullable=False),
        sa.Column("current_room_id", sa.Text(), nullable=True),
        sa.Column("current_hp", sa.BigInteger(), nullable=True),
        sa.Column("is_alive", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("owner_player_id", sa.Text(), nullable=True),
        sa.Column("instance_data", JSON, server_default="{}", nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["current_room_id"],
            ["rooms.id"],
            name=op.f("fk_npc_state_current_room_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["instance_id"],
            ["npc_instances.id"],
            name=op.f("fk_npc_state_instance_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["owner_player_id"],
            ["players.id"],
            name=op.f("fk_npc_state_owner_player_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["npc_templates.id"],
            name=op.f("fk_npc_state_template_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("instance_id", name=op.f("pk_npc_state")),
    )
    op.create_index(op.f("ix_npc_state_current_room_id"), "npc_state", ["current_room_id"], unique=False)
    op.create_index(op.f("ix_npc_state_owner_player_id"), "npc_state", ["owner_player_id"], unique=False)
    op.create_index(op.f("ix_npc_state_template_id"), "npc_state", ["template_id"], unique=False)


def downgrade() -> None:
    op.drop_table("npc_state")
