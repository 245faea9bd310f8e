"""Add characters and what talk remembers."""

# a CHECK is one string

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "9bbe22dc7a47"
down_revision = "0a314da845c6"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "characters",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("character_type", sa.String(length=50), server_default="pc", nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("background_story", sa.Text(), nullable=True),
        sa.Column("race", sa.String(length=100), nullable=True),
        sa.Column("background", sa.String(length=100), nullable=True),
        sa.Column(
            "languages", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), server_default="[]", nullable=False
        ),
        sa.Column(
            "proficiencies",
            sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
            server_default="{}",
            nullable=False,
        ),
        sa.Column(
            "skills", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), server_default="{}", nullable=False
        ),
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
    with op.batch_alter_table("areas", schema=None) as batch_op:
        batch_op.alter_column("name", existing_type=sa.TEXT(), type_=sa.String(length=80), existing_nullable=False)

    with op.batch_alter_table("item_templates", schema=None) as batch_op:
        batch_op.alter_column("name", existing_type=sa.TEXT(), type_=sa.String(length=80), existing_nullable=False)

    with op.batch_alter_table("players", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pronouns", sa.String(length=16), server_default="they", nullable=False))
        batch_op.add_column(sa.Column("title", sa.String(length=60), server_default="", nullable=False))
        batch_op.add_column(sa.Column("last_tell_from", sa.Text(), nullable=True))

    with op.batch_alter_table("rooms", schema=None) as batch_op:
        batch_op.alter_column("name", existing_type=sa.TEXT(), type_=sa.String(length=80), existing_nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("rooms", schema=None) as batch_op:
        batch_op.alter_column("name", existing_type=sa.String(length=80), type_=sa.TEXT(), existing_nullable=False)

    with op.batch_alter_table("players", schema=None) as batch_op:
        batch_op.drop_column("last_tell_from")
        batch_op.drop_column("title")
        batch_op.drop_column("pronouns")

    with op.batch_alter_table("item_templates", schema=None) as batch_op:
        batch_op.alter_column("name", existing_type=sa.String(length=80), type_=sa.TEXT(), existing_nullable=False)

    with op.batch_alter_table("areas", schema=None) as batch_op:
        batch_op.alter_column("name", existing_type=sa.String(length=80), type_=sa.TEXT(), existing_nullable=False)

    op.drop_table("characters")
