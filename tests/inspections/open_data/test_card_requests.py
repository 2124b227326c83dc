"""Who shows a card: a site and two days, written as seldom as can be."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from inspections.models import CardRequest, cards
from tests import factories


def requests() -> list[tuple]:
    return list(CardRequest.objects.order_by("host").values_list("host", "first_on", "last_on"))


def test_a_site_is_written_once_a_day(django_assert_num_queries):
    version, today = factories.judgment_version(), timezone.localdate()
    CardRequest.objects.note(version, "blog.example")
    with django_assert_num_queries(1):
        CardRequest.objects.note(version, "blog.example")
    assert requests() == [("blog.example", today, today)]


def test_another_day_moves_the_last_day_only():
    version, today = factories.judgment_version(), timezone.localdate()
    earlier = today - timedelta(days=3)
    CardRequest.objects.create(version=version, host="blog.example", first_on=earlier, last_on=earlier)
    CardRequest.objects.note(version, "blog.example")
    assert requests() == [("blog.example", earlier, today)]


def test_sites_beyond_a_number_are_counted_as_one(monkeypatch):
    monkeypatch.setattr(cards, "HOSTS_AT_MOST", 2)
    version = factories.judgment_version()
    for host in ("a.example", "b.example", "c.example", "d.example"):
        CardRequest.objects.note(version, host)
    assert [host for host, *_ in requests()] == ["(others)", "a.example", "b.example"]


def test_the_desk_looks_at_them_and_changes_none(client):
    version = factories.judgment_version()
    for host in ("", "blog.example", CardRequest.OTHERS):
        CardRequest.objects.note(version, host)
    client.force_login(factories.reporter())
    shown = client.get(reverse("admin:inspections_cardrequest_changelist")).content.decode()
    for told in ("blog.example", "no address given", "further sites"):
        assert told in shown
    assert client.get(reverse("admin:inspections_cardrequest_add")).status_code == 403
