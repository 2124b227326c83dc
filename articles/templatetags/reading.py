"""What the pages and feeds of stories need beyond Django's own tags."""

import re

from django import template
from django.conf import settings

from articles.models import Story
from articles.pages.correction_notices import CorrectionNotice, correction_notices

register = template.Library()


@register.filter
def told_first(story: Story) -> list[CorrectionNotice]:
    """The corrections that readers meet before they read the story: where it is listed, beside its headline."""
    return [notice for notice in correction_notices(story.corrections.all()) if notice.at_top]


@register.filter
def absolute(address: str) -> str:
    """An address of the site with the site in front, for readers who are somewhere else."""
    return f"{settings.SITE_URL}{address}" if address.startswith("/") else address


@register.filter
def paragraphs(words: str) -> list[str]:
    """Quoted words by paragraph: each opens with its mark, the last one closes."""
    return [part.strip() for part in re.split(r"\n\s*\n", words) if part.strip()]
