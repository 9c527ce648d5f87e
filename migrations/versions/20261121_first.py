"""Make the first tables, and the rules that the database itself holds."""

import sqlalchemy as sa
from alembic import op

revision = "20261121_first"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Bring the database to this revision."""
    op.create_table(
        "concept_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("identifier", KEY, nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "proposed",
                "published",
                "retired",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("published_number", sa.Integer(), nullable=True),
        sa.Column("successor", KEY, nullable=True),
        sa.CheckConstraint(
            "(status = 'proposed') = (published_number IS NULL)",
            name=op.f("ck_concept_entry_published_by_a_revision"),
        ),
        sa.CheckConstraint(
            "successor IS NULL OR status = 'retired'",
            name=op.f("ck_concept_entry_only_retired_has_successor"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept_entry")),
        sa.UniqueConstraint("identifier", name=op.f("uq_concept_entry_identifier")),
    )
    with op.batch_alter_table("concept_entry") as batch_op:
        batch_op.create_index(batch_op.f("ix_concept_entry_status"), ["status"], unique=False)

    op.create_table(
        "installation_fact",
        sa.Column("name", KEY, nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_installation_fact")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("name_key", KEY, nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "member",
                "editor",
                "reviewer",
                "administrator",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_person_name_not_empty")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    with op.batch_alter_table("person") as batch_op:
        batch_op.create_index("uq_person_name_key", ["name_key"], unique=True)

    op.create_table(
        "sign_in_delay",
        sa.Column("subject", KEY, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_sign_in_delay")),
    )
    op.create_table(
        "subject_field",
        sa.Column("code", KEY, nullable=False),
        sa.Column("parent_code", KEY, nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kk", sa.String(), nullable=False),
        sa.Column("ru", sa.String(), nullable=False),
        sa.Column("en", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_code"], ["subject_field.code"], name=op.f("fk_subject_field_parent_code_subject_field")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_subject_field")),
    )
    with op.batch_alter_table("subject_field") as batch_op:
        batch_op.create_index(batch_op.f("ix_subject_field_parent_code"), ["parent_code"], unique=False)

    op.create_table(
        "text",
        sa.Column("code", KEY, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("authors", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("year", sa.String(), nullable=False),
        sa.Column("published_in", sa.String(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_text")),
    )
    op.create_table(
        "account_link",
        sa.Column("token_digest", KEY, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "member",
                "editor",
                "reviewer",
                "administrator",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(person_id IS NULL) <> (role IS NULL)", name=op.f("ck_account_link_for_a_person_or_a_role")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_account_link_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_account_link")),
    )
    with op.batch_alter_table("account_link") as batch_op:
        batch_op.create_index(batch_op.f("ix_account_link_person_id"), ["person_id"], unique=False)

    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_batch_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
    )
    with op.batch_alter_table("batch") as batch_op:
        batch_op.create_index(batch_op.f("ix_batch_person_id"), ["person_id"], unique=False)

    op.create_table(
        "entry_relation",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column(
            "type",
            sa.Enum(
                "broader",
                "narrower",
                "partOf",
                "hasPart",
                "related",
                "contrasted",
                name="type",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("to", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["concept_entry.id"], name=op.f("fk_entry_relation_entry_id_concept_entry")
        ),
        sa.PrimaryKeyConstraint("entry_id", "type", "to", name=op.f("pk_entry_relation")),
    )
    with op.batch_alter_table("entry_relation") as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_relation_to"), ["to"], unique=False)

    op.create_table(
        "entry_subject_field",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("field_code", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["concept_entry.id"], name=op.f("fk_entry_subject_field_entry_id_concept_entry")
        ),
        sa.ForeignKeyConstraint(
            ["field_code"],
            ["subject_field.code"],
            name=op.f("fk_entry_subject_field_field_code_subject_field"),
        ),
        sa.PrimaryKeyConstraint("entry_id", "field_code", name=op.f("pk_entry_subject_field")),
    )
    with op.batch_alter_table("entry_subject_field") as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_subject_field_field_code"), ["field_code"], unique=False)

    op.create_table(
        "language_section",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column(
            "language",
            sa.Enum("kk", "ru", "en", name="language", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("definition", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["concept_entry.id"], name=op.f("fk_language_section_entry_id_concept_entry")
        ),
        sa.PrimaryKeyConstraint("entry_id", "language", name=op.f("pk_language_section")),
    )
    op.create_table(
        "sign_in_session",
        sa.Column("token_digest", KEY, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_sign_in_session_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_sign_in_session")),
    )
    with op.batch_alter_table("sign_in_session") as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_session_person_id"), ["person_id"], unique=False)

    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "action",
            sa.Enum("change", "retire", name="action", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("successor", KEY, nullable=True),
        sa.Column("content_format", sa.Integer(), nullable=False),
        sa.Column("content_json", sa.String(), nullable=False),
        sa.Column("base_number", sa.Integer(), nullable=True),
        sa.Column("previous_number", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "reviewed",
                "imported",
                "one_person",
                name="origin",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "process_status",
            sa.Enum(
                "in_review",
                "returned",
                "revised",
                "approved",
                "rejected",
                "withdrawn",
                name="process_status",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("decision_comment", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(action = 'retire') OR (successor IS NULL)", name=op.f("ck_revision_only_retiring_has_successor")
        ),
        sa.CheckConstraint(
            "origin <> 'imported' OR author_id IS NULL", name=op.f("ck_revision_imported_by_nobody")
        ),
        sa.CheckConstraint(
            "origin <> 'one_person' OR author_id IS NOT NULL", name=op.f("ck_revision_one_person_is_known")
        ),
        sa.CheckConstraint(
            "process_status <> 'approved' OR origin <> 'reviewed'"
            " OR (reviewer_id IS NOT NULL AND author_id IS NOT NULL AND reviewer_id <> author_id)",
            name=op.f("ck_revision_approved_by_a_second_person"),
        ),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_revision_author_id_person")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_revision_batch_id_batch")),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["concept_entry.id"], name=op.f("fk_revision_entry_id_concept_entry")
        ),
        sa.ForeignKeyConstraint(["reviewer_id"], ["person.id"], name=op.f("fk_revision_reviewer_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("entry_id", "number", name=op.f("uq_revision_entry_id_number")),
    )
    with op.batch_alter_table("revision") as batch_op:
        batch_op.create_index(batch_op.f("ix_revision_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_revision_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_revision_process_status"), ["process_status"], unique=False)
        batch_op.create_index(batch_op.f("ix_revision_reviewer_id"), ["reviewer_id"], unique=False)
        batch_op.create_index(
            "uq_revision_open",
            ["entry_id"],
            unique=True,
            sqlite_where=sa.text("process_status IN ('in_review', 'returned')"),
            postgresql_where=sa.text("process_status IN ('in_review', 'returned')"),
        )

    op.create_table(
        "term_section",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "language",
            sa.Enum("kk", "ru", "en", name="language", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("sort_key", KEY, nullable=False),
        sa.Column("initial", sa.String(), nullable=False),
        sa.Column(
            "administrative_status",
            sa.Enum(
                "preferred",
                "admitted",
                "superseded",
                "deprecated",
                name="administrative_status",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "term_type",
            sa.Enum(
                "fullForm",
                "acronym",
                "abbreviation",
                "shortForm",
                "variant",
                "phrase",
                name="term_type",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "part_of_speech",
            sa.Enum(
                "noun",
                "properNoun",
                "verb",
                "adjective",
                "adverb",
                "other",
                name="part_of_speech",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "normative_status",
            sa.Enum(
                "standardized",
                "legal",
                "regulated",
                "official",
                name="normative_status",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.CheckConstraint("term <> ''", name=op.f("ck_term_section_term_not_empty")),
        sa.ForeignKeyConstraint(
            ["entry_id", "language"],
            ["language_section.entry_id", "language_section.language"],
            name=op.f("fk_term_section_entry_id_language_language_section"),
        ),
        sa.PrimaryKeyConstraint("entry_id", "number", name=op.f("pk_term_section")),
    )
    with op.batch_alter_table("term_section") as batch_op:
        batch_op.create_index(
            "ix_term_section_browse", ["language", "sort_key", "entry_id", "number"], unique=False
        )
        batch_op.create_index(
            "uq_term_section_preferred",
            ["entry_id", "language"],
            unique=True,
            sqlite_where=sa.text("administrative_status = 'preferred'"),
            postgresql_where=sa.text("administrative_status = 'preferred'"),
        )

    op.create_table(
        "example",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("term_number", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("text_code", KEY, nullable=True),
        sa.Column("start_line", sa.Integer(), nullable=False),
        sa.Column("end_line", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id", "term_number"],
            ["term_section.entry_id", "term_section.number"],
            name=op.f("fk_example_entry_id_term_number_term_section"),
        ),
        sa.PrimaryKeyConstraint("entry_id", "term_number", "number", name=op.f("pk_example")),
    )
    with op.batch_alter_table("example") as batch_op:
        batch_op.create_index("ix_example_place", ["text_code", "start_line"], unique=False)

    op.create_table(
        "revision_author",
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_revision_author_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_revision_author_revision_id_revision")
        ),
        sa.PrimaryKeyConstraint("revision_id", "person_id", name=op.f("pk_revision_author")),
    )
    with op.batch_alter_table("revision_author") as batch_op:
        batch_op.create_index(batch_op.f("ix_revision_author_person_id"), ["person_id"], unique=False)
    guard_revisions()


def downgrade() -> None:
    """Take the database back to nothing."""
    if op.get_bind().dialect.name == "postgresql":
        for table, name, _event, _condition, _message in RULES:
            op.execute(f"DROP TRIGGER {name} ON {table}")
            op.execute(f"DROP FUNCTION {name}()")
    with op.batch_alter_table("revision_author") as batch_op:
        batch_op.drop_index(batch_op.f("ix_revision_author_person_id"))

    op.drop_table("revision_author")
    with op.batch_alter_table("example") as batch_op:
        batch_op.drop_index("ix_example_place")

    op.drop_table("example")
    with op.batch_alter_table("term_section") as batch_op:
        batch_op.drop_index(
            "uq_term_section_preferred",
            sqlite_where=sa.text("administrative_status = 'preferred'"),
            postgresql_where=sa.text("administrative_status = 'preferred'"),
        )
        batch_op.drop_index("ix_term_section_browse")

    op.drop_table("term_section")
    with op.batch_alter_table("revision") as batch_op:
        batch_op.drop_index(
            "uq_revision_open",
            sqlite_where=sa.text("process_status IN ('in_review', 'returned')"),
            postgresql_where=sa.text("process_status IN ('in_review', 'returned')"),
        )
        batch_op.drop_index(batch_op.f("ix_revision_reviewer_id"))
        batch_op.drop_index(batch_op.f("ix_revision_process_status"))
        batch_op.drop_index(batch_op.f("ix_revision_batch_id"))
        batch_op.drop_index(batch_op.f("ix_revision_author_id"))

    op.drop_table("revision")
    with op.batch_alter_table("sign_in_session") as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_session_person_id"))

    op.drop_table("sign_in_session")
    op.drop_table("language_section")
    with op.batch_alter_table("entry_subject_field") as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_subject_field_field_code"))

    op.drop_table("entry_subject_field")
    with op.batch_alter_table("entry_relation") as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_relation_to"))

    op.drop_table("entry_relation")
    with op.batch_alter_table("batch") as batch_op:
        batch_op.drop_index(batch_op.f("ix_batch_person_id"))

    op.drop_table("batch")
    with op.batch_alter_table("account_link") as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_link_person_id"))

    op.drop_table("account_link")
    op.drop_table("text")
    with op.batch_alter_table("subject_field") as batch_op:
        batch_op.drop_index(batch_op.f("ix_subject_field_parent_code"))

    op.drop_table("subject_field")
    op.drop_table("sign_in_delay")
    with op.batch_alter_table("person") as batch_op:
        batch_op.drop_index("uq_person_name_key")

    op.drop_table("person")
    op.drop_table("installation_fact")
    with op.batch_alter_table("concept_entry") as batch_op:
        batch_op.drop_index(batch_op.f("ix_concept_entry_status"))

    op.drop_table("concept_entry")


# What the database refuses, whatever program writes to it. Each rule: the table, its name, when it is
# looked at, the condition under which it refuses, and the words of the refusal.
RULES = (
    (
        "revision",
        "revision_is_frozen",
        "UPDATE",
        "NEW.entry_id <> OLD.entry_id OR NEW.number <> OLD.number OR NEW.content_json <> OLD.content_json"
        " OR NEW.content_format <> OLD.content_format OR NEW.action <> OLD.action OR NEW.origin <> OLD.origin"
        " OR NEW.author_id IS DISTINCT FROM OLD.author_id"
        " OR NEW.successor IS DISTINCT FROM OLD.successor"
        " OR NEW.base_number IS DISTINCT FROM OLD.base_number"
        " OR NEW.previous_number IS DISTINCT FROM OLD.previous_number"
        " OR NEW.note <> OLD.note OR NEW.submitted_at <> OLD.submitted_at",
        "the content of a revision never changes",
    ),
    (
        "revision",
        "revision_decision_is_final",
        "UPDATE",
        "OLD.process_status NOT IN ('in_review', 'returned') AND (NEW.process_status <> OLD.process_status"
        " OR NEW.reviewer_id IS DISTINCT FROM OLD.reviewer_id"
        " OR NEW.decided_at IS DISTINCT FROM OLD.decided_at"
        " OR NEW.decision_comment <> OLD.decision_comment)",
        "a decision is final",
    ),
    (
        "revision",
        "revision_starts_in_review",
        "INSERT",
        "NEW.origin = 'reviewed' AND NEW.process_status <> 'in_review'",
        "a reviewed revision starts in review",
    ),
    (
        "revision",
        "revision_of_one_person",
        "INSERT",
        "NEW.origin = 'one_person' AND NOT EXISTS"
        " (SELECT 1 FROM installation_fact WHERE name = 'one_person')",
        "this installation is not set up for one person",
    ),
    (
        "revision",
        "revision_approved_by_another",
        "UPDATE",
        "NEW.process_status = 'approved' AND EXISTS"
        " (SELECT 1 FROM revision_author WHERE revision_id = NEW.id AND person_id = NEW.reviewer_id)",
        "nobody approves what they wrote",
    ),
    (
        "revision",
        "revision_approved_by_a_reviewer",
        "UPDATE",
        "NEW.process_status = 'approved' AND OLD.process_status <> 'approved'"
        " AND NOT EXISTS (SELECT 1 FROM person"
        " WHERE id = NEW.reviewer_id AND active AND role IN ('reviewer', 'administrator'))",
        "only a reviewer approves",
    ),
    (
        "revision",
        "revision_stays",
        "DELETE",
        "TRUE",
        "a revision is never deleted",
    ),
    (
        "revision_author",
        "revision_author_stays",
        "DELETE",
        "TRUE",
        "an author of a revision is never taken off it",
    ),
    (
        "revision_author",
        "revision_author_is_frozen",
        "UPDATE",
        "TRUE",
        "an author of a revision is never changed",
    ),
    (
        "concept_entry",
        "concept_entry_shows_what_was_approved",
        "UPDATE",
        "NEW.published_number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM revision WHERE entry_id = NEW.id"
        " AND number = NEW.published_number AND process_status = 'approved')",
        "only an approved revision is published",
    ),
    (
        "concept_entry",
        "concept_entry_starts_proposed",
        "INSERT",
        "NEW.status <> 'proposed'",
        "an entry starts as a proposal",
    ),
    (
        "concept_entry",
        "concept_entry_keeps_its_identifier",
        "UPDATE",
        "NEW.identifier <> OLD.identifier",
        "an identifier never changes",
    ),
)


def guard_revisions() -> None:
    """Make the triggers that hold the rules of review, whatever program writes to the database."""
    for rule in RULES:
        for statement in statements(op.get_bind().dialect.name, *rule):
            op.execute(statement)


def statements(dialect: str, table: str, name: str, event: str, condition: str, message: str) -> list[str]:
    """Return the statements that make one rule a trigger."""
    if dialect == "sqlite":
        condition = condition.replace("IS DISTINCT FROM", "IS NOT")
        return [
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition}"
            f" BEGIN SELECT RAISE(ABORT, '{message}'); END"
        ]
    result = "OLD" if event == "DELETE" else "NEW"
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN"
        f" RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END IF;"
        f" RETURN {result}; END $$",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
