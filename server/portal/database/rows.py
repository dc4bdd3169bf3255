"""Makes model instances from hand-written SQL: the ORM's rows without its compiling.

A query that every request makes costs the ORM several times what the database needs.

    people = Rows(Person, "p")
    cursor.execute(f"SELECT {people.columns} FROM accounts_person p WHERE ...")
    person = people.make(cursor.fetchone())
"""
from __future__ import annotations

from typing import Any, Sequence

from django.db import connection


class Rows:
    """Of one model under one SQL alias. `width` columns, in the model's order."""

    def __init__(self, model: Any, alias: str) -> None:
        self._model = model
        self._fields = model._meta.concrete_fields
        self._names = [field.attname for field in self._fields]
        self._converters: dict[str, list[tuple[int, Any, Any]]] = {}
        self.columns = ", ".join(f'{alias}."{field.column}"' for field in self._fields)
        self.width = len(self._fields)

    def make(self, values: Sequence[Any]) -> Any:
        """An instance from the first `width` of the values."""
        converted = list(values[: self.width])
        for index, converter, column in self._converters_of_database():
            converted[index] = converter(converted[index], column, connection)
        return self._model.from_db(connection.alias, self._names, converted)

    def _converters_of_database(self) -> list[tuple[int, Any, Any]]:
        """What turns this database's values into Python's."""
        found = self._converters.get(connection.vendor)
        if found is None:
            found = []
            for index, field in enumerate(self._fields):
                column = field.cached_col
                backend = connection.ops.get_db_converters(column)
                for converter in backend + field.get_db_converters(connection):
                    found.append((index, converter, column))
            self._converters[connection.vendor] = found
        return found
