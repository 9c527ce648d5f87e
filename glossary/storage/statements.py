"""Plain SQL for the paths where every microsecond shows, in one text for both databases.

A statement says ``?`` for a parameter. It runs on the driver's own cursor inside the session's transaction:
13 µs for a row by primary key, against 70 through SQLAlchemy.
"""

import json
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy.orm import Session

Row = tuple[Any, ...]


def rows(session: Session, sql: str, *parameters: Any) -> list[Row]:
    """Run a statement and return its rows; what goes wrong is raised as SQLAlchemy's error."""
    connection = session.connection()
    statement = in_dialect(sql, connection.dialect.name)
    if connection.engine.dispatch.before_cursor_execute:  # whoever listens to statements hears of these too
        return [tuple(row) for row in connection.exec_driver_sql(statement, parameters)]
    driver = connection.dialect.loaded_dbapi
    cursor = connection.connection.cursor()
    try:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
    except driver.Error:
        return [tuple(row) for row in connection.exec_driver_sql(statement, parameters)]
    finally:
        cursor.close()


def write_many(session: Session, sql: str, parameters: Sequence[Row]) -> None:
    """Run a writing statement once for each row of parameters; nothing for none."""
    if parameters:
        connection = session.connection()
        connection.exec_driver_sql(in_dialect(sql, connection.dialect.name), list(parameters))


def among(session: Session, values: Collection[str] | Collection[int]) -> str | list[Any]:
    """Return many values as the one parameter that ``IN ??`` takes, so that the statement never varies."""
    if session.get_bind().dialect.name == "sqlite":
        return json.dumps(list(values), ensure_ascii=False)
    return list(values)


@lru_cache(maxsize=512)
def in_dialect(sql: str, dialect: str) -> str:
    """Return a statement as the driver of a dialect takes it."""
    if dialect == "sqlite":
        return sql.replace("IN ??", "IN (SELECT value FROM json_each(?))")
    return sql.replace("IN ??", "= ANY(%s)").replace("?", "%s")
