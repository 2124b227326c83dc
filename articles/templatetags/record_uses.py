"""Where the record is used, for the pages of the record on the desk: they may not know of stories themselves."""

from django import template

from articles.models import Picture, Quote
from articles.prepublication.alarms import blocked_plans, unread_archive
from articles.record_uses import uses
from inspections.models import Body, Judgment, Source

register = template.Library()
OF = {
    Judgment: uses.uses_of_judgment,
    Body: uses.uses_of_body,
    Source: uses.uses_of_source,
    Quote: uses.uses_of_quote,
    Picture: uses.uses_of_picture,
}


@register.inclusion_tag("admin/articles/record_uses.html")
def used_in(thing) -> dict:
    """Every use of a judgment, body, source, quote or picture."""
    return {"uses": OF[type(thing)](thing)}


@register.simple_tag
def alarms() -> list:
    """What is overdue, for the front of the desk."""
    return [*unread_archive(), *blocked_plans()]
