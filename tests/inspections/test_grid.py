"""The judgments of one inspection, entered in one table: what it offers, what it stores, what it refuses."""

import pytest
from django.urls import reverse
from lxml import html

from inspections.models import Inspection, Judgment, JudgmentVersion, Programme
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
    area = name.removesuffix("_note")
    found = Judgment._meta.get_field("area").related_model.objects.filter(programme__code="round-1", code=area).first()
    if found is None:
        return f"grid-{name}"
    return f"grid-{found.pk}-{'note' if name.endswith('_note') else 'outcome'}"


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
    assert names == [*map(field, areas), "_continue", *(field(f"{area}_note") for area in areas)]


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
    assert "Somebody changed these judgments" in desk.text()
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
