from datetime import datetime

from django import template
from django.utils.feedgenerator import rfc2822_date

register = template.Library()


@register.filter
def rfc822(moment: datetime) -> str:
    """As RSS writes a date: Thu, 22 Mar 2018 06:00:00 +0000."""
    return rfc2822_date(moment)
