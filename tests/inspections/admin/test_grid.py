"""The judgments of one inspection, entered in one table: what it offers, what it stores, what it refuses."""

import pytest
from django.urls import reverse
from lxml import html

from inspections.models import Finding, Inspection, Judgment, JudgmentVersion, Monitoring, Programme, SecondReading
from tests import factories


@pytest.fixture
def inspection() -> Inspection:
    """Digging with a question below it, and talking, which is never graded; digging carries an earlier area on."""
    earlier = factories.area(factories.programme("round-0"), "digging")
    digging = factories.area(code="digging", continues=earlier, position=1)
    factories.area(code="depth", parent=digging, number="1.1", position=2)
    factories.area(code="talking", graded="never", position=3)
    return factories.inspection(under=digging.programme)


@pytest.fixture
def desk(client, inspection):
    """The grid's page, as a person at the desk uses it: read it, type into it, press a button."""

    class Desk:
        address = reverse("admin:inspections_inspection_change", args=[inspection.pk])

        def log_in(self, user):
            client.force_login(user)
            return self

        def read(self):
            self.page = html.fromstring(client.get(self.address).content.decode())
            (self.form,) = [form for form in self.page.forms if form.get("id") == "inspection_form"]
            return self

        def send(self, button: str = "_continue", **typed):
            fields = dict(self.form.form_values()) | {field(name): value for name, value in typed.items()}
            response = client.post(self.address, fields | {button: "x"}, follow=True)
            self.page = html.fromstring(response.content.decode())
            return response

        def offered(self, area: str) -> list[str]:
            return [option.get("value") for option in self.form.inputs[field(area)].iter("option")]

        def text(self) -> str:
            return " ".join(self.page.text_content().split())

    return Desk().log_in(factories.reporter())


def field(name: str) -> str:
    """`digging`, its `digging_note`, or one of the fields above the table."""
    area, _, column = name.partition("_")
    found = Judgment._meta.get_field("area").related_model.objects.filter(programme__code="round-1", code=area).first()
    if found is None:
        return name if "-" in name else f"grid-{name}"
    return f"grid-{found.pk}-{column or 'outcome'}"


def outcomes() -> dict[str, str]:
    return {version.judgment.area.code: version.outcome_in_words for version in JudgmentVersion.objects.all()}


def test_each_area_is_offered_only_the_outcomes_that_it_may_have(desk):
    desk.read()
    grades = ["splendid", "fair", "dreadful"]
    stands = ["last grade stands/round-0", "last grade stands"]
    assert desk.offered("digging") == ["", *grades, "not graded", *stands, "pending"]
    assert desk.offered("depth") == ["", *grades, "not graded", "last grade stands", "pending"]
    assert desk.offered("talking") == ["", "not graded"]


def test_areas_stand_in_the_framework_s_order_and_outcomes_come_before_notes(desk):
    names = desk.read().form.xpath(".//*[@class='judgment-grid']//@name")
    areas = ["digging", "depth", "talking"]
    below = [field(f"{area}_{column}") for column in ("page", "note") for area in areas]
    assert names == [*map(field, areas), "_continue", *below]


def test_saving_stores_a_first_version_of_each_outcome_and_readers_see_none(desk):
    typed = {"digging": "fair", "depth": "pending", "depth_note": "in spring", "published_on": "2018-03", "source": "x"}
    desk.read().send(**typed)
    fair, pending = JudgmentVersion.objects.order_by("grade__rank", "pk").order_by("judgment__area__position")
    assert (fair.grade.name, fair.number, str(fair.published_on), fair.source) == ("fair", 1, "2018-03", "x")
    assert (pending.outcome, pending.note) == ("pending", "in spring")
    assert fair.body_name_at_time == "Borsetshire Police"
    assert not JudgmentVersion.objects.public()


def test_the_body_s_name_is_the_one_of_that_time(desk, inspection):
    inspection.body.names.create(name="Borset Constabulary", to_on="2019")
    inspection.body.names.create(name="Borsetshire Police", from_on="2019")
    desk.read().send(digging="fair", published_on="2018-03", source="x")
    assert JudgmentVersion.objects.get().body_name_at_time == "Borset Constabulary"


def test_the_last_grade_may_stand_from_an_earlier_programme(desk):
    desk.read().send(digging="last grade stands/round-0", source="x")
    version = JudgmentVersion.objects.get()
    assert (version.outcome, version.stands_from) == ("last grade stands", Programme.objects.get(code="round-0"))


def test_unreleased_rows_can_be_changed_and_emptied(desk):
    desk.read().send(digging="fair", depth="fair", source="x")
    desk.read().send(digging="dreadful", depth="")
    assert outcomes() == {"digging": "dreadful"}
    assert Judgment.objects.count() == 1


def test_what_is_changed_above_the_table_reaches_the_unreleased_rows(desk):
    desk.read().send(digging="fair", depth="fair", source="x")
    desk.read().send(published_on="2018-03-22")
    assert {str(version.published_on) for version in JudgmentVersion.objects.all()} == {"2018-03-22"}


@pytest.mark.parametrize(
    ("area", "outcome"), [("digging", "hot"), ("talking", "fair"), ("depth", "last grade stands/x")]
)
def test_an_outcome_that_was_not_offered_is_refused_beside_its_row(desk, area, outcome):
    typed = {"digging": "fair", "depth_note": "a note", "source": "my source", "published_on": "2018", area: outcome}
    response = desk.read().send(**typed)
    assert response.status_code == 200
    assert f"“{outcome}” is not an outcome that this area can have." in desk.text()
    assert not JudgmentVersion.objects.exists()


def test_nothing_typed_is_lost_when_the_grid_is_refused(desk):
    desk.read().send(digging="fair", digging_note="a note", source="my source", published_on="March")
    (form,) = [form for form in desk.page.forms if form.get("id") == "inspection_form"]
    kept = dict(form.form_values())
    assert "“March” is not a date" in desk.text()
    assert (kept[field("digging")], kept[field("digging_note")]) == ("fair", "a note")
    assert (kept["grid-source"], kept["grid-published_on"]) == ("my source", "March")
    assert not JudgmentVersion.objects.exists()


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"digging": "fair"}, "This field is required."),
        ({"digging_note": "a note"}, "Choose the outcome that the note is on."),
        ({"source": "x"}, "Choose the outcome of at least one area"),
    ],
)
def test_what_cannot_be_kept_is_refused_rather_than_dropped(desk, typed, reason):
    desk.read().send(**typed)
    assert reason in desk.text()
    assert not JudgmentVersion.objects.exists()


def test_a_released_row_is_text_and_cannot_be_changed_by_any_post(desk, inspection):
    version = factories.judgment_version("fair", of=inspection.body)
    desk.read()
    assert field("digging") not in desk.form.fields
    assert "version 1, 22 March 2018" in desk.text()
    desk.send(digging="dreadful")
    assert JudgmentVersion.objects.get().grade == version.grade


def test_only_an_editor_is_shown_the_release_and_it_says_how_many(desk):
    desk.read().send(digging="fair", depth="fair", source="x")
    assert desk.read().form.xpath(".//*[@name='_release']/@value") == []
    desk.log_in(factories.editor()).read()
    assert desk.form.xpath(".//*[@name='_release']/@value") == ["Release these 2 judgments to readers"]


def test_an_editor_releases_what_is_shown(desk):
    desk.read().send(digging="fair", depth="fair", source="x")
    desk.log_in(factories.editor()).read().send("_release")
    assert "Released 2 judgments to readers." in desk.text()
    released = JudgmentVersion.objects.public()
    assert {version.released_by for version in released} == {factories.editor()}
    assert released.count() == 2


def test_a_reporter_who_sends_the_release_anyway_gets_403(desk):
    desk.read().send(digging="fair", source="x")
    assert desk.read().send("_release").status_code == 403
    assert not JudgmentVersion.objects.public()


def test_a_release_with_changes_saves_them_and_releases_nothing_unseen(desk):
    desk.read().send(digging="fair", source="x")
    desk.log_in(factories.editor()).read().send("_release", digging="dreadful")
    assert "nothing is released yet" in desk.text()
    assert outcomes() == {"digging": "dreadful"}
    assert not JudgmentVersion.objects.public()


def test_the_later_of_two_is_told_and_empties_nothing(desk):
    desk.read()
    opened_before = dict(desk.form.form_values())
    desk.send(digging="fair", source="theirs")
    mine = {name: value for name, value in opened_before.items() if name != field("depth")}
    desk.send(**{name.removeprefix("grid-"): value for name, value in mine.items()}, depth="splendid", source="mine")
    assert "Somebody changed these judgments or findings" in desk.text()
    (desk.form,) = [form for form in desk.page.forms if form.get("id") == "inspection_form"]
    assert dict(desk.form.form_values())[field("depth")] == "splendid"
    desk.send()
    assert outcomes() == {"digging": "fair", "depth": "splendid"}


def test_two_who_chose_otherwise_for_one_area_both_see_it(desk):
    desk.read()
    opened_before = desk.form
    desk.send(digging="fair", source="theirs")
    desk.form = opened_before
    desk.send(digging="dreadful", source="mine")
    assert "Recorded now: fair; you chose: dreadful" in desk.text()
    assert outcomes() == {"digging": "fair"}


def test_a_released_row_leads_to_its_next_version(desk, client, inspection):
    version = factories.judgment_version("fair", of=inspection.body)
    link = reverse("admin:inspections_judgmentversion_add") + f"?judgment={version.judgment_id}"
    assert link in desk.read().form.xpath("//a/@href")
    dreadful = factories.scale().grades.get(name="dreadful")
    fields = {"judgment": version.judgment_id, "outcome": "graded", "grade": dreadful.pk, "reason": "regraded"}
    client.post(link, fields | {"source": "x", "confidence": "inspectorate"})
    assert list(JudgmentVersion.objects.values_list("number", "grade__name")) == [(1, "fair"), (2, "dreadful")]
    assert JudgmentVersion.objects.public().count() == 1


def test_a_new_inspection_leads_straight_to_its_grid(client, inspection):
    client.force_login(factories.reporter())
    inspection.delete()
    page = client.get(reverse("admin:inspections_inspection_add"))
    assert "Save and enter judgments" in page.content.decode()
    fields = {"body": factories.body().pk, "programme": factories.programme().pk, "number": 1, "_continue": "x"}
    response = client.post(reverse("admin:inspections_inspection_add"), fields, follow=True)
    assert "judgment-grid" in response.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_areas(desk, client, django_assert_max_num_queries):
    for number in range(30):
        factories.area(code=f"area-{number}")
    with django_assert_max_num_queries(16):
        client.get(desk.address)


def test_the_history_page_says_which_judgments_were_saved(desk, inspection, client):
    desk.read().send(digging="fair", published_on="2018-03", source="x")
    page = client.get(reverse("admin:inspections_inspection_history", args=[inspection.pk])).content.decode()
    assert "Digging: fair" in page


# ---- The second reader


def checked(desk, area: str) -> list:
    return desk.page.xpath(f".//*[@name='{field(f'{area}_checked')}']")


def test_the_page_of_the_source_is_kept_with_its_line(desk):
    desk.read().send(digging="fair", digging_page="12", source="x")
    assert JudgmentVersion.objects.get().source_page == 12
    desk.read().send(depth_page="3")
    assert "Choose the outcome that the page is on." in desk.text()


def test_whoever_entered_a_judgment_is_offered_no_tick_and_cannot_send_one(desk):
    desk.read().send(digging="fair", source="x")
    assert JudgmentVersion.objects.get().entered_by == factories.reporter()
    desk.read()
    assert not checked(desk, "digging")
    desk.send(digging_checked="on")
    assert "You entered this: another person" in desk.text()
    assert not SecondReading.objects.exists()


def test_a_second_person_ticks_and_the_page_says_who_and_when(desk):
    desk.read().send(digging="fair", source="x")
    desk.log_in(factories.reporter("ravi")).read()
    assert checked(desk, "digging")
    desk.send(digging_checked="on")
    assert "checked by ravi" in desk.text()
    assert JudgmentVersion.objects.get().is_checked
    assert not checked(desk.read(), "digging")


def test_a_changed_value_kills_the_tick_and_the_page_says_so(desk):
    desk.read().send(digging="fair", source="x")
    desk.log_in(factories.reporter("ravi")).read().send(digging_checked="on")
    desk.log_in(factories.reporter()).read().send(digging_page="9")
    assert "The tick of ravi" in desk.text()
    assert "no longer stands: values changed" in desk.text()
    assert not JudgmentVersion.objects.get().is_checked


def test_nobody_changes_a_line_and_ticks_it_at_once(desk):
    desk.read().send(digging="fair", source="x")
    desk.log_in(factories.reporter("ravi")).read().send(digging="dreadful", digging_checked="on")
    assert "You changed this just now" in desk.text()
    assert outcomes() == {"digging": "fair"}
    assert not SecondReading.objects.exists()


def test_a_tick_on_what_somebody_changed_meanwhile_is_refused(desk):
    desk.read().send(digging="fair", source="x")
    desk.log_in(factories.reporter("ravi")).read()
    JudgmentVersion.objects.update(note="other")
    desk.send(digging_checked="on")
    assert "Somebody changed these judgments" in desk.text()
    assert not SecondReading.objects.exists()


def test_a_released_judgment_may_still_be_checked(desk, inspection):
    factories.judgment_version("fair", of=inspection.body)
    desk.read().send(digging_checked="on")
    assert JudgmentVersion.objects.get().is_checked


def test_the_release_says_how_many_are_unchecked_and_releases_them_all_the_same(desk):
    desk.read().send(digging="fair", depth="fair", source="x")
    desk.log_in(factories.editor()).read().send(digging_checked="on")
    assert "1 of the judgments is not checked against the page by a second person." in desk.read().text()
    desk.send("_release")
    assert JudgmentVersion.objects.public().count() == 2


# ---- Findings and monitoring

FINDING = {
    "findings-0-kind": "recommendation",
    "findings-0-number": "1",
    "findings-0-text": "Dig deeper.",
    "findings-0-page": "12",
    "findings-0-due_on": "2019-06",
    "findings-0-state": "open",
}
PERIOD = {"monitoring-0-stage": "engage", "monitoring-0-from_on": "2022-06"}


def test_a_finding_is_saved_with_what_is_said_once_above(desk):
    desk.read().send(**FINDING, source="The report", published_on="2018-03", embargoed_until="2030-01-01T00:01")
    finding = Finding.objects.get()
    assert (finding.kind, finding.text, finding.page, str(finding.due_on)) == (
        "recommendation",
        "Dig deeper.",
        12,
        "2019-06",
    )
    assert (finding.source, str(finding.published_on)) == ("The report", "2018-03")
    assert (finding.entered_by, finding.released_at) == (factories.reporter(), None)
    assert finding.embargoed_until.year == 2030


def test_a_finding_without_its_source_is_refused_and_nothing_typed_is_lost(desk):
    desk.read().send(**FINDING)
    assert "This field is required." in desk.text()
    (kept,) = desk.page.xpath("//*[@name='findings-0-text']")
    assert kept.text_content().strip() == "Dig deeper."
    assert not Finding.objects.exists()


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"findings-0-number": ""}, "This field is required."),
        ({"findings-0-due_on": "June"}, "“June” is not a date"),
        ({"findings-0-area": "999999"}, "Select a valid choice"),
        ({"monitoring-0-stage": "engage", "monitoring-0-from_on": "2022", "monitoring-0-to_on": "2021"}, "ends before"),
    ],
)
def test_a_row_that_cannot_be_kept_is_refused_beside_it(desk, typed, reason):
    desk.read().send(**(FINDING | {"source": "x"} | typed))
    assert reason in desk.text()
    assert not Finding.objects.exists()
    assert not Monitoring.objects.exists()


def test_a_period_of_monitoring_is_entered_on_the_same_page(desk, inspection):
    desk.read().send(**PERIOD)
    period = Monitoring.objects.get()
    assert (period.body, period.stage, str(period.from_on)) == (inspection.body, "engage", "2022-06")


def test_one_button_releases_judgments_findings_and_monitoring_and_says_so(desk):
    desk.read().send(**FINDING, **PERIOD, digging="fair", source="x")
    desk.log_in(factories.editor()).read()
    (button,) = desk.form.xpath(".//*[@name='_release']/@value")
    assert button == "Release these 1 judgment, 1 finding and 1 period of monitoring to readers"
    desk.send("_release")
    assert "Released 1 judgment, 1 finding and 1 period of monitoring to readers." in desk.text()
    assert [model.objects.public().count() for model in (JudgmentVersion, Finding, Monitoring)] == [1, 1, 1]


def test_of_a_released_finding_only_an_editor_changes_what_became_known_and_nobody_its_words(desk, inspection):
    finding = factories.finding("Dig deeper.", of=inspection, kind="recommendation", state="open")
    typed = {"findings-0-text": "Dig less.", "findings-0-state": "closed", "findings-0-as_of_on": "2020"}
    desk.read().send(**typed)
    finding.refresh_from_db()
    assert (finding.text, finding.state) == ("Dig deeper.", "open")
    desk.log_in(factories.editor()).read().send(**typed)
    finding.refresh_from_db()
    assert (finding.text, finding.state, str(finding.as_of_on)) == ("Dig deeper.", "closed", "2020")


def test_an_unreleased_finding_can_be_deleted_and_a_released_one_cannot(desk, inspection):
    factories.finding(of=inspection, public=False)
    desk.read().send(**{"findings-0-DELETE": "on"})
    assert not Finding.objects.exists()
    factories.finding(of=inspection)
    desk.log_in(factories.editor()).read().send(**{"findings-0-DELETE": "on"})
    assert Finding.objects.count() == 1


def test_the_later_of_two_who_changed_findings_sees_both(desk, inspection):
    factories.finding("First words.", of=inspection, public=False)
    desk.read()
    Finding.objects.update(text="Their words.")
    desk.send(**{"findings-0-text": "My words."})
    assert "Somebody changed these judgments or findings" in desk.text()
    assert "Their words." in desk.text()
    assert "My words." in desk.text()
    assert Finding.objects.get().text == "Their words."


def test_the_number_of_queries_does_not_grow_with_the_findings(desk, client, inspection, django_assert_max_num_queries):
    for number in range(20):
        factories.finding(of=inspection)
        factories.monitoring(inspection.body, from_on=str(2000 + number))
    with django_assert_max_num_queries(16):
        client.get(desk.address)
