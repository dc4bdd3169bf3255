"""Makes model instances from hand-written SQL: the ORM's rows without its compiling.

A query that every request makes costs the ORM several times what the database needs.

    people = Rows(Person, "p")
    cursor.execute(f"SELECT {people.columns} FROM accounts_person p WHERE ...")
    person = people.make(cursor.fetchone())
"""
from __future__ import annotations

from typing import Any, Sequence

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models.base import ModelState


class Rows:
    """Of one model under one SQL alias. `width` columns, in the model's order."""

    def __init__(self, model: Any, alias: str) -> None:
        self._model = model
        self._fields = model._meta.concrete_fields
        self._names = [field.attname for field in self._fields]
        self._converters: list[tuple[str, Any, Any]] | None = None
        self.columns = ", ".join(f'{alias}."{field.column}"' for field in self._fields)
        self.width = len(self._fields)

    def make(self, values: Sequence[Any]) -> Any:
        """An instance from the first `width` of the values."""
        converters = self._converters
        if converters is None:
            converters = self._converters = self._converters_of_database()
        made = dict(zip(self._names, values))
        for name, converter, column in converters:
            made[name] = converter(made[name], column, connection)
        # What Model.from_db() does, without its loop over the fields.
        instance = self._model.__new__(self._model)
        instance.__dict__.update(made)
        instance._state = ModelState()
        instance._state.adding = False
        instance._state.db = DEFAULT_DB_ALIAS
        return instance

    def _converters_of_database(self) -> list[tuple[str, Any, Any]]:
        """What turns the database's values into Python's: attribute, converter, its column."""
        found = []
        for field in self._fields:
            column = field.cached_col
            backend = connection.ops.get_db_converters(column)
            for converter in backend + field.get_db_converters(connection):
                found.append((field.attname, converter, column))
        return found
