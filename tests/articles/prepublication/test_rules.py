"""Every rule is asked, and every code that an editor may meet is explained."""

import ast
import re
from pathlib import Path
from types import ModuleType

from articles.checks import every_rule_is_asked, unasked
from articles.prepublication import rules
from articles.prepublication.rules.claims import SAYS
from articles.prepublication.rules.quotations import _WHAT_IS_WRONG

EXPLAINED = Path(__file__).resolve().parents[3] / "docs" / "rules.md"


def test_every_rule_is_asked():
    assert every_rule_is_asked() == []


def test_a_rule_that_nobody_asks_is_refused_with_what_to_do():
    module = ModuleType("forgotten")
    exec("def holes_are_deep(story, moment):\n    yield\n", module.__dict__)  # noqa: S102
    module.holes_are_deep.__module__ = "forgotten"
    (error,) = unasked(module, asked=[])
    assert error.id == "articles.E010"
    assert "holes_are_deep" in error.msg
    assert not list(unasked(module, asked=[module.holes_are_deep]))


def codes_in(code: str) -> set[str]:
    """The codes that a module's problems have, where they are written out."""
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    named = [call for call in calls if getattr(call.func, "id", "") in ("Problem", "_problem")]
    words = [argument for call in named for argument in call.args[:2] if isinstance(argument, ast.Constant)]
    return {word.value for word in words if re.fullmatch(r"[a-z]+(-[a-z]+)*", str(word.value))}


def test_every_code_is_explained_and_nothing_else_is():
    assert codes_in('Problem("too-deep", "It is deep.", "body")') == {"too-deep"}
    found = {code for path in Path(rules.__path__[0]).glob("*.py") for code in codes_in(path.read_text())}
    found |= {f"quotation-{state.replace('_', '-')}" for state in _WHAT_IS_WRONG}
    found |= {f"claim-{state.replace('_', '-')}" for state in SAYS} | {"number-differs"}
    assert set(re.findall(r"^\| `([a-z-]+)`", EXPLAINED.read_text(), re.MULTILINE)) == found
