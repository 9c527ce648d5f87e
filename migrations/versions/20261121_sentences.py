"""Make the tables of what was read of the source texts."""

import sqlalchemy as sa
from alembic import op

revision = "20261121_sentences"
down_revision = "20261121_search_keys"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
KINDS = ("prose", "heading", "list", "table", "reference", "note", "other")


def upgrade() -> None:
    """Bring the database to this revision."""
    op.add_column("text", sa.Column("digest", sa.String(), nullable=True))
    op.create_table(
        "text_line",
        sa.Column("text_code", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["text_code"], ["text.code"], name=op.f("fk_text_line_text_code_text")),
        sa.PrimaryKeyConstraint("text_code", "number", name=op.f("pk_text_line")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sentence",
        sa.Column("text_code", KEY, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="kind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("start_line", sa.Integer(), nullable=False),
        sa.Column("end_line", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["text_code"], ["text.code"], name=op.f("fk_sentence_text_code_text")),
        sa.PrimaryKeyConstraint("text_code", "ordinal", name=op.f("pk_sentence")),
    )
    op.create_index("ix_sentence_place", "sentence", ["text_code", "start_line"])
    op.create_index("ix_sentence_fingerprint", "sentence", ["fingerprint"])


def downgrade() -> None:
    """Take the tables away; ``glossary texts add`` fills them again."""
    op.drop_table("sentence")
    op.drop_table("text_line")
    with op.batch_alter_table("text") as table:
        table.drop_column("digest")
