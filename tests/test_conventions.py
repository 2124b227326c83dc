"""What the house holds to, checked. Each rule carries an example that breaks it, so that it cannot be blind."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import models

from articles.models import Story
from newsroom.serving.style_sheets import is_part, whole_sheet

pytestmark = pytest.mark.anywhere

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


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(module: str, code: str, *, is_package: bool = False) -> Iterator[tuple[str, bool]]:
    """What of ours a module's code imports, as dotted names, and whether it does so inside a function."""
    tree, package = ast.parse(code), module if is_package else module.rpartition(".")[0]
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            names = [f"{base}.{name.name}" for name in node.names]
        else:
            names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
        yield from ((name, id(node) in inside) for name in names if name.split(".")[0] in APPS)


def imports_in_functions(module: str, code: str) -> list[str]:
    return [name for name, inside in imports_of(module, code) if inside]


def test_no_function_imports_anything_of_ours():
    """Save where an app is made ready, and where a process begins: there is nothing of ours before."""
    assert imports_in_functions("articles.x", "def f():\n    from .models import Story\n") == ["articles.models.Story"]
    found = {
        path.relative_to(ROOT).as_posix(): names
        for path in sources(*APPS)
        if path.name not in ("apps.py", "__main__.py")
        and (names := imports_in_functions(module_name(path), path.read_text()))
    }
    assert not found


def on_circles(imports: dict[str, set[str]]) -> set[str]:
    """The modules that are left when those are taken away, again and again, that import none of the others."""
    left = dict(imports)
    while free := [module for module, names in left.items() if not names & (left.keys() - {module})]:
        for module in free:
            del left[module]
    return {module for module in left if any(module in names for names in left.values())}


def test_no_files_import_each_other_in_a_circle():
    assert on_circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"e"}, "e": set()}) == {"a", "b", "c"}
    paths = {module_name(path): path for path in sources(*APPS)}
    imports = {}
    for module, path in paths.items():
        is_package = path.name == "__init__.py"
        names = [name for name, _ in imports_of(module, path.read_text(), is_package=is_package)]
        # `from x import y`: the module y, or else what the module x holds.
        imports[module] = {name if name in paths else name.rpartition(".")[0] for name in names} - {module}
    assert not on_circles(imports)


# One is asked in place of the other, by the same names.
DATABASES = ("newsroom/pages/search/sqlite.py", "newsroom/pages/search/postgresql.py")
# Django asks for it under this name in every module of management commands.
DJANGO_CALLS_IT_SO = {"Command"}


def public_names(code: str) -> list[str]:
    """The classes and functions of a module that other modules may ask for."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    names = [node.name for node in ast.parse(code).body if isinstance(node, kinds)]
    return [name for name in names if not name.startswith("_") and name not in DJANGO_CALLS_IT_SO]


def names_in_several(modules: dict[str, str]) -> dict[str, list[str]]:
    """Each public name that a module holds and another one has too, with those modules; given their code by path."""
    places = defaultdict(list)
    for path, code in modules.items():
        for name in public_names(code):
            places[name].append(path)
    return {name: paths for name, paths in places.items() if len(paths) > 1 and set(paths) != set(DATABASES)}


def test_a_public_name_stands_in_one_module_so_that_whoever_asks_for_it_is_led_there():
    assert names_in_several({"a": "class Row: ...", "b": "def Row(): ...", "c": "def _row(): ..."}) == {
        "Row": ["a", "b"]
    }
    assert not names_in_several(dict.fromkeys(DATABASES, "def found(): ..."))
    assert not names_in_several(dict.fromkeys(("a", "b"), "class Command: ..."))
    assert not names_in_several({path.relative_to(ROOT).as_posix(): path.read_text() for path in sources(*APPS)})


def names_without_a_noun(code: str) -> list[str]:
    """Functions that say of what they give something, and not what."""
    return [name for name in public_names(code) if re.fullmatch(r"of|of_.*|.*_of", name)]


def test_no_function_is_called_of():
    assert names_without_a_noun("def of(): ...\ndef of_story(): ...\ndef day_of(): ...\ndef offer(): ...") == [
        "of",
        "of_story",
        "day_of",
    ]
    found = {
        path.relative_to(ROOT).as_posix(): names
        for path in sources(*APPS)
        if (names := names_without_a_noun(path.read_text()))
    }
    assert not found


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


def long_template_lines(text: str) -> list[int]:
    """Numbers of the lines that are longer than a screen is wide."""
    return [number for number, line in enumerate(text.splitlines(), 1) if len(line) > 160]


def crowded_template_lines(text: str) -> list[int]:
    """Numbers of the lines on which a second paragraph, item, cell or section begins."""
    block = re.compile(r"<(?:p|li|td|th|div|section|article|aside|header|footer|h[1-6]|dt|dd|tr|figure)[ >]")
    return [
        number
        for number, line in enumerate(text.splitlines(), 1)
        if len(found := block.findall(line)) > 1 and len(set(found)) < len(found)
    ]


def test_templates_hold_one_element_a_line_and_no_line_is_wider_than_a_screen():
    assert long_template_lines("<p>\n" + "x" * 161) == [2]
    assert crowded_template_lines("<ul>\n<li>One</li><li>Two</li>\n</ul>") == [2]
    templates = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    assert templates
    found = {
        path.relative_to(ROOT).as_posix(): lines
        for path in templates
        if (lines := long_template_lines(text := path.read_text()) + crowded_template_lines(text))
    }
    assert not found


# Words that say how a thing stands or which it is, and not what it is.
PRONOUNS = {"it", "mine", "none", "this", "these", "that", "two", "what", "which", "who", "whom"}
ADVERBS = {
    "before",
    "here",
    "more",
    "now",
    "old",
    "once",
    "open",
    "so",
    "then",
    "there",
    "told",
    "was",
    "were",
    "when",
    "where",
    "why",
    "wrong",
}
PREPOSITIONS = {"after", "at", "beside", "by", "for", "from", "in", "of", "off", "on", "out", "over", "under", "with"}
DEGREES = {"late", "newer", "past", "own", "said", "says", "inside"}
SHEETS = [
    path
    for app in APPS
    for folder in ("static", "styles")
    for path in (ROOT / app / folder).rglob("*.css")
    if not is_part(path)
]


def sheet_classes(css: str) -> set[str]:
    """The classes that a style sheet speaks of."""
    rules = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    selectors = " ".join(re.findall(r"([^{};]+)\{", rules))
    return set(re.findall(r"\.([a-zA-Z][\w-]*)", selectors))


def misnamed_classes(css: str) -> set[str]:
    """Those that say how a thing stands or which it is; at the desk the word after `desk-`, and after `--`."""
    banned = PRONOUNS | ADVERBS | PREPOSITIONS | DEGREES
    return {name for name in sheet_classes(css) if banned & set(name.removeprefix("desk-").split("--"))}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_class_is_a_pronoun_an_adverb_or_a_preposition(sheet):
    bad = ".then, .line > .from { margin: .5rem } .desk-told, .desk-day--beside { margin: 0 } /* .when { } */"
    assert misnamed_classes(bad) == {"then", "from", "desk-told", "desk-day--beside"}
    assert not misnamed_classes(whole_sheet(sheet))


def unused_classes(css: str, drawn: str) -> set[str]:
    """Save those that code makes of parts: the points and the tone of a grade, Django’s of a field and a model."""
    made = re.compile(r"tone-(top|upper|middle|lower|bottom|none)|[kn]\d|(field|model)-\w+|desk-check--\w+|depth-\d")
    words = set(re.findall(r"[\w-]+", drawn))
    return {name for name in sheet_classes(css) - words if not made.fullmatch(name)}


def drawn_classes() -> str:
    """What draws: our templates, code and scripts, and the admin and the editor that the desk stands on."""
    foreign = [Path(import_module(name).__file__).parent for name in ("django.contrib.admin", "django_prose_editor")]
    kinds = (".html", ".py", ".js", ".css")
    found = [path for folder in foreign for path in folder.rglob("*") if path.suffix in kinds]
    ours = [path for app in APPS for path in (ROOT / app / "static").rglob("*.js")]
    templates = (ROOT / "templates").rglob("*.html")
    return " ".join(path.read_text() for path in (*templates, *sources(*APPS), *ours, *found))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_class_of_a_style_sheet_is_drawn_somewhere(sheet):
    assert unused_classes(".lost { margin: 0 } .k3 { --k: 3 }", "no such thing") == {"lost"}
    assert unused_classes(whole_sheet(sheet), drawn_classes()) == set()
