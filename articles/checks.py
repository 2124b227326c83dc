"""What the system checks refuse of what this app declares: a forgotten piece is told before the site starts."""

from collections.abc import Iterator

from django.core.checks import Error, register
from django.db import models

from .content.texts import DESK_ONLY, TEXTS
from .models import Quote, Reply, Story, StoryPicture

HINT = (
    "Name it in articles/content/texts.py: in TEXTS, if readers see its words, or else in DESK_ONLY. From there notes, "
    "checks and versions take it by themselves."
)


@register
def every_field_of_words_is_declared(app_configs=None, **kwargs) -> list[Error]:
    """Each field of words of what readers see is for readers or for the desk, and nothing else is named so."""
    return [error for model in (Story, Quote, StoryPicture, Reply) for error in undeclared(model)]


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
