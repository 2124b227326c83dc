"""A picture on a page: `{% picture story.lead_picture "front" alt="" eager=True %}`."""

from django import template
from django.core.files.storage import default_storage

from articles.content.pictures.layout import PictureSources, picture_sources

register = template.Library()


@register.inclusion_tag("articles/includes/picture.html")
def picture(shown, slot: str, alt: str, *, eager: bool = False) -> dict:
    """In one of the places of the layout (`SLOTS`). `eager` for the one that is seen first; all others wait."""
    return {"drawn": picture_sources(shown, slot), "alt": alt, "eager": eager}


@register.filter
def srcset(of: PictureSources) -> str:
    return ", ".join(f"{address(one)} {one.width}w" for one in of.choice)


@register.filter
def address(rendition) -> str:
    return default_storage.url(rendition.name)


@register.filter
def in_slot(shown, slot: str) -> PictureSources | None:
    return picture_sources(shown, slot)
