"""What the system checks refuse of a second decision of what readers may see.

Each column that decides it is asked in one module, and each model has one `public()` or `published()` over that. A
filter of a page's own would be right today, and show what is hidden on the day the decision changes.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.core.checks import Error, register
from django.db import models

APPS = ("newsroom", "articles", "inspections")
DECIDED_IN = {
    "published_at": "articles.models.published",
    "withdrawn_at": "articles.models.published",
    "released_at": "inspections.models.release",
    "embargoed_until": "inspections.models.release",
    "for_readers": "inspections.models.sources",
}
# Where readers are answered, whether a moment is set at all is no question either; at the desk it is.
READERS_ROOMS = (
    *("articles.pages", "newsroom.pages", "inspections.comparing", "inspections.drawing", "inspections.open_data"),
    "inspections.sitemaps",
)
# Models with a page of their own of which readers may see every row.
OPEN = {"articles.Section", "inspections.Body", "inspections.Programme"}
DECISIONS = ("public", "published")
FILTERS = {"filter", "exclude", "get", "Q", "When"}
# To read the code of every module would cost more than all other checks; few name such a column with a condition.
NAMED = re.compile("|".join(DECIDED_IN))
NAMED_WITH_CONDITION = re.compile(rf"(?:{NAMED.pattern})(?:__\w|\s*=[^=])")


@register
def what_is_public_is_decided_once(app_configs=None, **kwargs) -> list[Error]:
    """Each module that decides by a column which another one decides by, and each model without one decision."""
    ours = [apps.get_app_config(label) for label in APPS]
    found = [error for app in ours for path in _modules(Path(app.path)) for error in _deciding(path, app)]
    return [*found, *(error for app in ours for model in app.get_models() for error in undecided(model))]


def _modules(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def _deciding(path: Path, app) -> Iterator[Error]:
    parts = path.relative_to(app.path).with_suffix("").parts
    yield from second_decisions(".".join((app.name, *parts)).removesuffix(".__init__"), path.read_text())


def second_decisions(module: str, code: str) -> Iterator[Error]:
    """The lines of a module that ask of a column whether readers may see the row, and are not in its one module."""
    is_strict = module.startswith(READERS_ROOMS)
    if not (NAMED if is_strict else NAMED_WITH_CONDITION).search(code):
        return
    for column, line in sorted(set(decisions(code, is_strict=is_strict))):
        if module != DECIDED_IN[column]:
            hint = (
                f"Ask public() or published() of the model: they stand on {DECIDED_IN[column]}, and may change there."
            )
            yield Error(f"Line {line} decides by “{column}” what readers may see.", hint, module, "newsroom.E002")


def decisions(code: str, *, is_strict: bool = False) -> Iterator[tuple[str, int]]:
    """Each column by which code decides, and where. Strictly: by whether it is set, and by comparing it in Python too.

    A filter decides when it asks whether a moment has come. One that asks for a span of time narrows what was decided.
    """
    for node in ast.walk(ast.parse(code)):
        conditions = dict(_conditions(node))
        for name, value in conditions.items():
            column, lookup = _column_and_lookup(name)
            if column and _is_decision(node, column, lookup, value, conditions, is_strict=is_strict):
                yield column, node.lineno
        if isinstance(node, ast.Compare) and is_strict:
            named = {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}
            yield from ((column, node.lineno) for column in named & DECIDED_IN.keys())


def _conditions(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """What may be asked by name: keywords of a call, pairs as Q takes them, or the keys of a dict."""
    if isinstance(node, ast.Call):
        yield from ((keyword.arg, keyword.value) for keyword in node.keywords if keyword.arg)
        yield from ((_written(pair.elts[0]), pair.elts[1]) for pair in node.args if _is_pair(pair))
    elif isinstance(node, ast.Dict):
        yield from zip(map(_written, node.keys), node.values, strict=True)


def _is_pair(node: ast.expr) -> bool:
    return isinstance(node, ast.Tuple) and len(node.elts) == 2


def _written(key: ast.expr | None) -> str:
    """What a name ends in, where it is written out: "published_at__lte", f"{path}published_at__lte"."""
    last = key.values[-1] if isinstance(key, ast.JoinedStr) and key.values else key
    return str(last.value) if isinstance(last, ast.Constant) else ""


def _column_and_lookup(name: str) -> tuple[str, str]:
    """Of `story__published_at__date__lte`: `published_at` and `lte`; of anything else two empty words."""
    words = name.split("__")
    column = next((word for word in words if word in DECIDED_IN), "")
    return column, words[-1] if column and words[-1] != column else ""


def _is_decision(node: ast.AST, column: str, lookup: str, value, conditions: dict, *, is_strict: bool) -> bool:
    func = getattr(node, "func", None)
    called = getattr(func, "attr", getattr(func, "id", ""))
    upper, lower = (("gt", "gte"), ("lt", "lte")) if called == "exclude" else (("lt", "lte"), ("gt", "gte"))
    if lookup in upper:
        is_span = any(_column_and_lookup(name) == (column, one) for name in conditions for one in lower)
        return not is_span and (called != "exclude" or is_strict)
    is_filter = called in FILTERS and not lookup
    is_none = is_filter and isinstance(value, ast.Constant) and value.value is None
    return (is_filter and column == "for_readers") or (is_strict and (is_none or lookup == "isnull"))


def undecided(model: type[models.Model]) -> Iterator[Error]:
    """What is wrong with a model that has a page or a column that decides: no decision, or more than one."""
    is_shown = hasattr(model, "get_absolute_url") or any(field.name in DECIDED_IN for field in model._meta.fields)
    if not is_shown or model._meta.label in OPEN:
        return
    lines = type(model._default_manager.all()).__mro__
    made = [f"{line.__name__}.{name}" for line in lines for name in DECISIONS if name in vars(line)]
    if len(made) != 1:
        hint = (
            "Give its queryset one public(), or name it in OPEN in newsroom/second_decisions.py: readers see all of it."
        )
        said = f"Which of its rows readers may see is decided {'by ' + ' and '.join(made) if made else 'nowhere'}."
        yield Error(said, hint, model, "newsroom.E003")
