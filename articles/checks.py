"""What the system checks refuse of what this app declares: a forgotten piece is told before the site starts."""

import inspect
from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from django.core.checks import Error, register
from django.db import models
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from . import prepublication
from .content.body.blocks import PLACES
from .content.body.render import OUTPUTS, template_for
from .content.texts import DESK_ONLY, TEXTS
from .models import Correction, Quote, Reply, Story, StoryPicture, StoryUpdate
from .prepublication import rules

HINT = (
    "Name it in articles/content/texts.py: in TEXTS, if readers see its words, or else in DESK_ONLY. From there notes, "
    "checks and versions take it by themselves."
)

# Whose words readers see.
READ = (Story, Quote, StoryPicture, Reply, Correction, StoryUpdate)


@register
def every_field_of_words_is_declared(app_configs=None, **kwargs) -> list[Error]:
    """Each field of words of what readers see is for readers or for the desk, and nothing else is named so."""
    return [error for model in READ for error in undeclared(model)]


def undeclared(model: type[models.Model], texts=None, desk_only=None) -> Iterator[Error]:
    """What is wrong with the declaration of one model; without lists, those of TEXTS and DESK_ONLY."""
    name = model._meta.model_name
    shown = [text.name for text in (TEXTS[name] if texts is None else texts)]
    kept = list(DESK_ONLY[name] if desk_only is None else desk_only)
    fields = {
        field.name for field in model._meta.local_fields if isinstance(field, models.CharField | models.TextField)
    }
    for field in sorted(fields - {*shown, *kept}):
        yield Error(f"“{field}” holds words, and nothing says who may read them.", HINT, model, "articles.E001")
    for field in sorted({*shown, *kept} - fields):
        yield Error(f"“{field}” is declared, and is no field of words.", HINT, model, "articles.E002")
    for field in sorted(set(shown) & set(kept)):
        yield Error(f"“{field}” is declared for readers and for the desk alone.", HINT, model, "articles.E003")


@register
def every_kind_of_record_can_be_drawn(app_configs=None, **kwargs) -> list[Error]:
    """Each kind of record that is placed in a body has a template for the page, for feeds and for plain text."""
    return [error for kind in sorted(PLACES) for error in undrawn(kind)]


def undrawn(kind: str) -> Iterator[Error]:
    """The outputs for which a kind has no template."""
    for output in OUTPUTS:
        name = template_for(kind, output)
        try:
            get_template(name)
        except TemplateDoesNotExist:
            hint = f"Write templates/{name}; its neighbours show what it is given."
            yield Error(f"The record “{kind}” has no template for the {output}.", hint, kind, "articles.E011")


@register
def every_rule_is_asked(app_configs=None, **kwargs) -> list[Error]:
    """Each rule before publication is in the RULES of its module, and the checks of a story ask it."""
    modules = [import_module(f"{rules.__name__}.{found.name}") for found in iter_modules(rules.__path__)]
    asked = {*prepublication.RULES, *rules.notes.RULES}
    return [error for module in modules for error in unasked(module, asked)]


def unasked(module: ModuleType, asked: Iterable) -> Iterator[Error]:
    """The rules of a module that nobody asks: a rule is a public generator over a story and a moment."""
    for name, rule in vars(module).items():
        is_rule = inspect.isgeneratorfunction(rule) and rule.__module__ == module.__name__ and name[0] != "_"
        if is_rule and list(inspect.signature(rule).parameters) == ["story", "moment"] and rule not in asked:
            hint = f"Add it to RULES in {module.__name__}, and that to RULES in articles/prepublication/__init__.py."
            yield Error(f"The rule “{name}” is never asked.", hint, module.__name__, "articles.E010")
