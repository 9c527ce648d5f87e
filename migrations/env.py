"""How Alembic reaches the database: the program's own engine, foreign keys off while tables are rebuilt."""

from alembic import context
from sqlalchemy import Connection

from glossary.storage.engine import make_engine
from glossary.storage.tables import Base


def migrate(connection: Connection) -> None:
    """Run the migrations on an open connection, all in its one transaction."""
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    if connection.dialect.name == "sqlite":
        dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if dangling:
            raise RuntimeError(f"a migration left rows that point to nothing: {dangling[:5]}")


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    from glossary.settings import Settings

    engine = make_engine(Settings.from_environment().database_url, writes=True, migrating=True)
    with engine.begin() as connection:
        migrate(connection)
