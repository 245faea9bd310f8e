"""Add what was worn by the dead, and a wish to loot."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "abc1be2440a8"
down_revision = "8012847abfea"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("corpses", sa.Column("worn", JSON, server_default="[]", nullable=False))
    op.add_column("user_accounts", sa.Column("autoloot", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("user_accounts", "autoloot")
    op.drop_column("corpses", "worn")
