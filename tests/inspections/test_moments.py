"""Why readers do not see it: said in words, on the newsroom's clock, and always at one with `public()`."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from inspections.models import JudgmentVersion, Source
from tests import factories

# 00:01 in Borsetshire, on a day of summer time: still the day before in UTC.
IN_SUMMER = datetime(2018, 6, 21, 23, 1, tzinfo=UTC)
IN_WINTER = datetime(2018, 3, 22, 0, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("until", "words"),
    [(IN_SUMMER, "under embargo until 22 June 2018 00:01"), (IN_WINTER, "under embargo until 22 March 2018 00:01")],
)
def test_an_embargo_ends_at_its_minute_on_our_clock(until, words):
    source = factories.source(embargoed_until=until)
    assert source.why_hidden(until - MINUTE) == words
    assert source.why_hidden(until) == ""
    assert not Source.objects.public(until - MINUTE).exists()
    assert Source.objects.public(until).exists()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # The night on which clocks went forward, the first one after, and the one on which they went back.
        (("2018-03-25", "00:01"), datetime(2018, 3, 25, 0, 1, tzinfo=UTC)),
        (("2018-03-26", "00:01"), datetime(2018, 3, 25, 23, 1, tzinfo=UTC)),
        (("2018-10-28", "00:01"), datetime(2018, 10, 27, 23, 1, tzinfo=UTC)),
        (("2018-10-29", "00:01"), datetime(2018, 10, 29, 0, 1, tzinfo=UTC)),
    ],
)
def test_what_an_editor_types_is_meant_so_across_changes_of_the_clock(client, typed, meant):
    client.force_login(factories.editor())
    rows = {"pages-TOTAL_FORMS": 0, "pages-INITIAL_FORMS": 0}
    moment = {"embargoed_until_0": typed[0], "embargoed_until_1": typed[1]}
    client.post(
        reverse("admin:inspections_source_add"), {"kind": "report", "title": "x", "extent": "no text"} | rows | moment
    )
    assert Source.objects.get().embargoed_until == meant


def test_a_source_for_the_desk_says_so_whatever_its_embargo():
    assert factories.source(for_readers=False).why_hidden() == "for the desk only"
    later = timezone.now() + MINUTE
    assert factories.source(for_readers=False, embargoed_until=later).why_hidden() == "for the desk only"


def test_a_version_says_whether_it_waits_for_an_editor_or_for_its_minute():
    later = timezone.now() + MINUTE
    assert factories.judgment_version(released=False, embargoed_until=later).why_hidden() == "not released"
    assert factories.judgment_version(embargoed_until=later).why_hidden().startswith("under embargo until")
    assert factories.judgment_version().why_hidden() == ""


@pytest.mark.parametrize("minutes", [-2, 0, 2])
def test_the_words_and_the_queryset_never_differ(minutes):
    now = timezone.now()
    moment = now + minutes * MINUTE
    for embargo in (None, now - MINUTE, now, now + MINUTE):
        for told in (True, False):
            factories.source(for_readers=told, embargoed_until=embargo)
            factories.judgment_version(released=told, embargoed_until=embargo)
    for model in (Source, JudgmentVersion):
        public = set(model.objects.public(moment))
        assert {row for row in model.objects.all() if not row.why_hidden(moment)} == public


def test_lists_and_pages_of_the_desk_say_why(client):
    client.force_login(factories.editor())
    later = datetime(2999, 6, 21, 23, 1, tzinfo=UTC)
    why = "under embargo until 22 June 2999 00:01"
    for name, row in (
        ("source", factories.source(embargoed_until=later)),
        ("judgmentversion", factories.judgment_version(embargoed_until=later)),
    ):
        assert f"No: {why}" in client.get(reverse(f"admin:inspections_{name}_changelist")).content.decode()
        page = client.get(reverse(f"admin:inspections_{name}_change", args=[row.pk])).content.decode()
        assert f"Readers do not see it: {why}" in page


def test_the_list_of_sources_asks_no_more_when_it_is_longer(client, django_assert_max_num_queries):
    client.force_login(factories.editor())
    for _ in range(12):
        factories.source(added_by=factories.reporter())
    with django_assert_max_num_queries(12):
        client.get(reverse("admin:inspections_source_changelist"))
