"""Rows that stay as they were written: no path can change or delete them. A model says so with `@permanent`."""

from collections.abc import Iterator
from functools import partial

from .triggers import Trigger, TriggerSet, refusal

# Each model, and the condition, in SQL about the row OLD, under which the row cannot be deleted.
_models: dict[type, str] = {}


def permanent(model=None, *, kept_while: str = "TRUE"):
    """Class decorator: rows of this model are only ever added, and deleted only when they need not be kept."""
    if model is None:
        return partial(permanent, kept_while=kept_while)
    _models[model] = kept_while
    return model


def tables() -> list[str]:
    return [model._meta.db_table for model in _models]


def _triggers() -> Iterator[Trigger]:
    for model, kept_while in _models.items():
        table = model._meta.db_table
        message = f"rows of {table} are permanent: they can be neither changed nor deleted"
        # To empty a table is a third way to lose rows, which fires no row's trigger.
        for event, condition in (("UPDATE", "TRUE"), ("DELETE", kept_while), ("TRUNCATE", "TRUE")):
            yield refusal(table, event, message, condition=condition)


APPEND_ONLY = TriggerSet("permanent", _triggers)
