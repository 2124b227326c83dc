"""Moments, said in words on the newsroom's clock: Europe/London, whatever the season."""

from datetime import datetime

from django.utils import timezone


def day_on_our_clock(moment: datetime) -> str:
    """Such as “8 August 2024”."""
    return f"{timezone.localtime(moment):%-d %B %Y}"


def on_our_clock(moment: datetime) -> str:
    """Such as “8 August 2024 06:00”."""
    return f"{timezone.localtime(moment):%-d %B %Y %H:%M}"


def why_embargoed(until: datetime | None, at: datetime | None = None) -> str:
    """Why readers see nothing at a moment, or now; empty when no embargo stops them."""
    if until is None or until <= (at or timezone.now()):
        return ""
    return f"under embargo until {on_our_clock(until)}"
