"""What the house holds to, checked. Each rule carries an example that breaks it, so that it cannot be blind."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import models

from articles.models import Story

ROOT = Path(__file__).resolve().parent.parent
APPS = ["newsroom", "articles", "inspections"]
MAY_IMPORT = {"newsroom": {"articles", "inspections"}, "articles": {"inspections"}, "inspections": set()}


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts]


def imported_apps(code: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").split(".")[0])
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
    return found & set(APPS)


def backward_imports(app: str, code: str) -> set[str]:
    return imported_apps(code) - MAY_IMPORT[app] - {app}


@pytest.mark.parametrize("app", APPS)
def test_imports_run_from_newsroom_to_articles_to_inspections_and_never_back(app):
    assert backward_imports("inspections", "from articles.models import Story") == {"articles"}
    for path in sources(app):
        assert not backward_imports(app, path.read_text()), f"{path} imports backwards"


def spells_out_published(code: str) -> bool:
    """Whether code filters on the columns that decide what readers may see, rather than asking the queryset."""
    return any(
        isinstance(node, ast.keyword) and node.arg and node.arg.startswith(("published_at__lte", "released_at__lte"))
        for node in ast.walk(ast.parse(code))
    )


def test_what_readers_may_see_is_decided_in_one_file_for_each_app():
    assert spells_out_published("Story.objects.filter(published_at__lte=now)")
    deciding = {path.relative_to(ROOT).as_posix() for path in sources(*APPS) if spells_out_published(path.read_text())}
    assert deciding == {"articles/models/published.py", "inspections/models/release.py"}


def badly_named_dates(fields) -> Iterator[str]:
    for field in fields:
        ending = {"DateTimeField": ("_at", "_until"), "DateField": ("_on", "_date"), "PartialDateField": ("_on",)}
        wanted = ending.get(type(field).__name__)
        if wanted and not field.name.endswith(wanted):
            yield str(field)


def test_datetimes_end_in_at_and_dates_in_on():
    from django.apps import apps

    assert list(badly_named_dates([models.DateTimeField(name="published")]))
    ours = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    assert Story in ours
    assert not [name for model in ours for name in badly_named_dates(model._meta.local_fields)]


def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_there_is_no_drawer_for_odds_and_ends():
    drawers = {"core", "common", "utils", "services", "helpers", "misc"}
    names = {part for path in sources(*APPS) for part in (*path.relative_to(ROOT).parts[:-1], path.stem)}
    assert names
    assert not names & drawers


def test_every_requirement_is_pinned_and_has_its_reason_above_it():
    for path in (ROOT / "requirements.txt", ROOT / "tests" / "requirements.txt"):
        lines = [line for line in path.read_text().splitlines() if line and not line.startswith("-r")]
        # environs reads DATABASE_URL with dj-database-url: one reason may stand over several lines.
        assert all("==" in line for line in lines if not line.startswith("#")), path
        assert lines[0].startswith("#"), path
