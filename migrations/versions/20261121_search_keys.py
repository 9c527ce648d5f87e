"""Make the tables that look-up reads."""

import sqlalchemy as sa
from alembic import op

revision = "20261121_search_keys"
down_revision = "20261121_first"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
LANGUAGE = sa.Enum("kk", "ru", "en", name="language", native_enum=False, create_constraint=True, length=32)


def column(name: str, kind: object = None) -> sa.Column:
    """Return a column that always holds a value; a whole number unless told otherwise."""
    return sa.Column(name, kind or sa.Integer(), nullable=False, autoincrement=False)


def upgrade() -> None:
    """Bring the database to this revision."""
    small = sa.SmallInteger()
    table(
        "indexed_entry",
        column("entry_id"),
        column("terms", sa.String()),
        key=["entry_id"],
        clustered=False,
    )
    table(
        "search_key",
        column("key", KEY),
        column("entry_id"),
        column("number", small),
        column("language", LANGUAGE),
        key=["key", "entry_id", "number"],
    )
    table(
        "word_start",
        column("later", small),
        column("key", KEY),
        column("entry_id"),
        column("number", small),
        key=["later", "key", "entry_id", "number"],
    )
    op.create_table(
        "word",
        sa.Column("id", sa.Integer(), nullable=False),
        column("language", LANGUAGE),
        column("word", KEY),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word")),
    )
    op.create_index("uq_word", "word", ["word", "language"], unique=True)
    table("word_stem", column("stem", KEY), column("word_id"), column("cost", small), key=["stem", "word_id"])
    table(
        "word_skeleton",
        column("skeleton", KEY),
        column("word_id"),
        column("cost", small),
        key=["skeleton", "word_id"],
    )
    table(
        "word_deletion",
        column("deletion", sa.BigInteger()),
        column("word_id"),
        key=["deletion", "word_id"],
    )
    table(
        "term_word",
        column("word_id"),
        column("rank", small),
        column("entry_id"),
        column("number", small),
        key=["word_id", "rank", "entry_id", "number"],
    )
    table(
        "proposal_key",
        column("form", KEY),
        column("key", KEY),
        column("entry_id"),
        column("number", small),
        column("language", LANGUAGE),
        column("term", sa.String()),
        key=["form", "key", "entry_id", "number"],
    )
    op.create_index("ix_proposal_key_entry_id", "proposal_key", ["entry_id"])


def table(name: str, *columns: sa.Column, key: list[str], clustered: bool = True) -> None:
    """Make a table that is its own index where the database can do that."""
    options = {"sqlite_with_rowid": False} if clustered else {}
    op.create_table(name, *columns, sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{name}")), **options)


def downgrade() -> None:
    """Take the tables away; ``glossary reindex`` fills them again."""
    for name in (
        "proposal_key",
        "term_word",
        "word_deletion",
        "word_skeleton",
        "word_stem",
        "word",
        "word_start",
        "search_key",
        "indexed_entry",
    ):
        op.drop_table(name)
