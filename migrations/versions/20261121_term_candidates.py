"""Make the table of what the loaded texts keep saying."""

import sqlalchemy as sa
from alembic import op

revision = "20261121_term_candidates"
down_revision = "20261121_sentences"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this revision."""
    op.create_table(
        "term_candidate",
        sa.Column("rank", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("frequency", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("examples", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("rank", name=op.f("pk_term_candidate")),
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("term_candidate")
