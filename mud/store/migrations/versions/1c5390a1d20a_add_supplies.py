"""Add supplies."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "1c5390a1d20a"
down_revision = "188ec2091a22"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "decays",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("due_at", sa.Float(), nullable=False),
        sa.Column("ending", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_decays")),
    )
    op.create_table(
        "liquids",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("taste", sa.Text(), nullable=False),
        sa.Column("weight", sa.Float(), server_default=sa.text("0.5"), nullable=False),
        sa.Column("drink_effect", JSON, nullable=True),
        sa.Column("yaml_managed", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("retired", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.Column("updated_at", sa.Float(), server_default=sa.text("0.0"), nullable=False),
        sa.CheckConstraint("weight >= 0", name=op.f("ck_liquids_weight")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_liquids")),
    )
    with op.batch_alter_table("item_instances", schema=None) as batch_op:
        batch_op.add_column(sa.Column("charges", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("drinks", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("liquid", sa.Text(), nullable=True))

    with op.batch_alter_table("item_templates", schema=None) as batch_op:
        batch_op.add_column(sa.Column("charges", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("drinks", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("liquid", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("pages", JSON, server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("language", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("perishes", sa.BigInteger(), nullable=True))
        batch_op.create_index(batch_op.f("ix_item_templates_liquid"), ["liquid"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_item_templates_liquid"), "liquids", ["liquid"], ["id"], initially="DEFERRED", deferrable=True
        )


def downgrade() -> None:
    with op.batch_alter_table("item_templates", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_item_templates_liquid"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_item_templates_liquid"))
        batch_op.drop_column("perishes")
        batch_op.drop_column("language")
        batch_op.drop_column("pages")
        batch_op.drop_column("liquid")
        batch_op.drop_column("drinks")
        batch_op.drop_column("charges")

    with op.batch_alter_table("item_instances", schema=None) as batch_op:
        batch_op.drop_column("liquid")
        batch_op.drop_column("drinks")
        batch_op.drop_column("charges")

    op.drop_table("liquids")
    op.drop_table("decays")
