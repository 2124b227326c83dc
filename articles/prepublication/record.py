"""May readers see what the story uses of the record?"""

from collections.abc import Iterator

from django.utils import timezone

from inspections.models import Source

from .problems import Problem


def judgments_are_public(story, moment) -> Iterator[Problem]:
    for use in story.judgments.all():
        if not use.judgment.versions.public(at=moment).exists():
            yield Problem(
                "judgment-not-public",
                f"{use} is not released, or still under embargo when the story goes out: "
                "an editor releases it on the inspection's page, or the story goes out later.",
                "judgments",
            )


def quoted_sources_are_not_embargoed(story, moment) -> Iterator[Problem]:
    quoted = {quote.source_id for quote in story.quotes.all() if quote.source_id}
    for source in Source.objects.filter(pk__in=quoted, embargoed_until__gt=moment):
        until = f"{timezone.localtime(source.embargoed_until):%-d %B %Y %H:%M}"
        yield Problem("source-under-embargo", f"“{source}” is quoted but under embargo until {until}.", "quotes")


RULES = [judgments_are_public, quoted_sources_are_not_embargoed]
