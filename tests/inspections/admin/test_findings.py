"""The lists of findings and of monitoring: what is found there, and who may change and release what."""

import pytest
from django.urls import reverse

from inspections.models import Finding, Monitoring
from tests import factories


def address(page: str, *arguments) -> str:
    return reverse(f"admin:inspections_{page}", args=arguments)


def fields(**typed) -> dict:
    said = {"kind": "recommendation", "number": "1", "text": "Dig deeper.", "state": "open", "source": "The report"}
    return {"inspection": factories.inspection().pk} | said | typed


def listed(client, **asked) -> str:
    return client.get(address("finding_changelist"), asked).content.decode().split('id="changelist-form"')[-1]


def test_findings_are_found_by_their_words_and_by_their_body(as_reporter):
    factories.finding("Dig deeper.", of=factories.inspection(factories.body("borsetshire")))
    factories.finding("Fill it in.", of=factories.inspection(factories.body("ambridge")))
    for words in ("deeper", "borsetshire"):
        page = listed(as_reporter, q=words)
        assert "Dig deeper." in page
        assert "Fill it in." not in page


@pytest.mark.parametrize("asked", [{"state__exact": "open"}, {"kind__exact": "recommendation"}, {"readers": "do-not"}])
def test_the_list_is_filtered_by_state_type_and_readers(as_reporter, asked):
    factories.finding("Dig deeper.", kind="recommendation", state="open", public=False)
    factories.finding("Fill it in.", kind="cause of concern", state="closed")
    page = listed(as_reporter, **asked)
    assert "Dig deeper." in page
    assert "Fill it in." not in page


def test_a_reporter_enters_a_finding_and_readers_do_not_see_it(as_reporter):
    as_reporter.post(address("finding_add"), fields())
    finding = Finding.objects.get()
    assert (finding.entered_by, finding.released_at) == (factories.reporter(), None)


def test_only_an_editor_releases_from_the_list(client):
    for factory, name in ((factories.finding, "finding"), (factories.monitoring, "monitoring")):
        row = factory(public=False)
        asked = {"action": "release", "_selected_action": [row.pk]}
        client.force_login(factories.reporter())
        client.post(address(f"{name}_changelist"), asked)
        assert not type(row).objects.public()
        client.force_login(factories.editor())
        client.post(address(f"{name}_changelist"), asked)
        assert type(row).objects.public().get().released_by == factories.editor()


def test_a_released_finding_is_closed_to_reporters(as_reporter):
    finding = factories.finding(state="open")
    answer = as_reporter.post(address("finding_change", finding.pk), fields(state="closed"))
    assert answer.status_code == 403
    assert Finding.objects.get().state == "open"


def test_an_editor_notes_what_became_of_a_released_finding_and_its_words_stay(as_editor):
    finding = factories.finding("Dig deeper.", state="open")
    as_editor.post(address("finding_change", finding.pk), fields(text="Dig less.", state="closed", as_of_on="2020"))
    finding.refresh_from_db()
    assert (finding.text, finding.state, str(finding.as_of_on)) == ("Dig deeper.", "closed", "2020")


def test_an_editor_notes_the_end_of_a_released_period(as_editor):
    period = factories.monitoring(from_on="2022-06")
    as_editor.post(address("monitoring_change", period.pk), {"to_on": "2024-05", "source": "A letter"})
    assert str(Monitoring.objects.public().get().to_on) == "2024-05"


def test_a_period_that_ends_before_it_begins_is_refused_in_words(as_reporter):
    typed = {"body": factories.body().pk, "stage": "engage", "from_on": "2022-06", "to_on": "2022-05"}
    page = as_reporter.post(address("monitoring_add"), typed)
    assert "The period ends before it begins." in page.content.decode()


def test_lists_ask_no_more_when_they_are_longer(as_editor, django_assert_max_num_queries):
    for number in range(12):
        inspection = factories.inspection(under=factories.programme(f"round-{number}"))
        factories.finding(of=inspection)
    with django_assert_max_num_queries(16):
        as_editor.get(address("finding_changelist"))
