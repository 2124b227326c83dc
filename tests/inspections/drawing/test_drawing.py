"""The record through time as a picture: what it joins, where it breaks, and that its table says the same."""

import re

import pytest
from lxml import etree
from lxml import html as lxml_html

from inspections.comparing.body_timeline import body_record
from inspections.comparing.history import histories_by_version
from inspections.drawing.inspection_timeline import draw_timeline
from inspections.importing.loading import load_folder
from inspections.models import Inspection, Judgment, JudgmentVersion
from tests import factories
from tests.reading import get

BODY = "/inspections/borsetshire/"


def page(address: str = BODY):
    return lxml_html.fromstring(get(address).content.decode())


def pictures(tree, name: str = "track") -> list:
    return tree.xpath(f"//*[local-name()='svg'][@class='{name}']")


def text_of(element) -> list[str]:
    return [" ".join(part.split()) for part in element.itertext() if part.strip()]


def line_of_rounds(*grades: str | None, group: str = "test-group", start: int = 1) -> list:
    """An area of as many programmes, each carrying on the one before; None where nothing is held."""
    before, made = None, []
    for number, grade in enumerate(grades, start=start):
        round_ = factories.programme(f"round-{number}", first_published_on=f"201{number}", comparability_group=group)
        before = factories.area(round_, continues=before)
        made.append(before)
        if grade:
            factories.judgment_version(grade, on=before, published_on=f"201{number}")
    return made


def test_each_svg_is_well_formed_and_runs_and_fetches_nothing():
    line_of_rounds("fair", "dreadful")
    factories.monitoring()
    source = get(BODY).content.decode()
    found = re.findall(r"<svg.*?</svg>", source, re.DOTALL)
    assert len(found) == 2
    for svg in found:
        tree = etree.fromstring(svg)
        assert not tree.xpath("//@style | //@*[starts-with(name(), 'on')] | //@*[contains(., '//')] | //script")
        assert tree.get("role") == "img"


def test_areas_that_the_record_links_are_one_line_the_newest_first():
    line_of_rounds("fair", "dreadful", "splendid")
    (track,) = pictures(page())
    assert text_of(track)[::2] == ["splendid", "dreadful", "fair"]
    assert len(track.xpath(".//*[@class='joint']")) == 2


def test_no_line_crosses_a_break_though_the_area_is_carried_on_across_it():
    *_, last = line_of_rounds("fair", "dreadful")
    after = factories.programme("round-9", first_published_on="2019", comparability_group="other")
    factories.judgment_version("splendid", on=factories.area(after, continues=last))
    tree = page()
    newest, older = pictures(tree)
    assert not newest.xpath(".//*[@class='joint']")
    assert len(older.xpath(".//*[@class='joint']")) == 1
    section = tree.xpath("//section[@class='picture']")[0].text_content()
    above, below = section.split("A break: no line is drawn across it")
    assert "Round 9, 22 March 2018" in above
    assert "Round 9" not in below
    assert "Round 2, 2012" in below
    (broken,) = pictures(tree, "years")[0].xpath(".//*[@class='lane-break']")
    assert "break: not to be compared" in broken.getparent().text_content()


def test_areas_that_are_not_linked_are_never_joined():
    factories.judgment_version("fair", on=factories.area(factories.programme("round-1")))
    factories.judgment_version("fair", on=factories.area(factories.programme("round-2")))
    tracks = pictures(page())
    assert len(tracks) == 2
    assert not [joint for track in tracks for joint in track.xpath(".//*[contains(@class, 'joint')]")]


def test_no_line_is_drawn_over_what_we_do_not_hold():
    line_of_rounds("fair", None, "fair")
    (track,) = pictures(page())
    assert text_of(track)[2:4] == ["none held", "Round 2"]
    assert not track.xpath(".//*[contains(@class, 'joint')]")


def test_a_line_ends_on_dots_of_the_grades_that_it_joins():
    line_of_rounds("dreadful", "splendid")
    (track,) = pictures(page())
    (joint,) = track.xpath(".//*[@class='joint']")
    upper, lower = (f"{dot.get('cx')} {dot.get('cy')}" for dot in track.iter("circle"))
    assert joint.get("d") == f"M{upper}L{lower}"
    assert int(upper.split()[0]) > int(lower.split()[0])


def test_two_grades_differ_in_shape_and_word_and_not_in_colour_alone():
    for number, grade in enumerate(("splendid", "fair", "dreadful")):
        factories.judgment_version(grade, on=factories.area(code=f"area-{number}"))
    tracks = pictures(page())
    assert [text_of(track)[0] for track in tracks] == ["splendid", "fair", "dreadful"]
    assert len({track.xpath(".//*[@class='dots dots-filled']")[0].get("d") for track in tracks}) == 3


OTHERS = ["not graded", "last grade stands", "pending", "withdrawn", "quashed"]


def test_each_other_outcome_has_a_word_and_a_shape_of_its_own():
    line_of_rounds("fair", None, "fair")
    for outcome in OTHERS:
        factories.judgment_version(outcome=outcome, on=factories.area(code=outcome.replace(" ", "-")))
    shapes = {}
    for track in pictures(page()):
        for row in track.xpath(".//*[local-name()='g']"):
            (mark,) = row.xpath(".//*[contains(@class, 'mark-of')]") or [None]
            if mark is not None:
                shape = (mark.tag, mark.get("class"), re.sub(r"^M\d+ \d+", "", mark.get("d", "")))
                shapes[text_of(row)[0]] = shape
    assert set(shapes) == {*OTHERS, "none held"}
    assert len(set(shapes.values())) == len(shapes)


def test_a_grade_that_stands_is_drawn_as_an_empty_ring_on_a_dotted_line():
    first, second = line_of_rounds("fair", None)
    factories.judgment_version(outcome="last grade stands", on=second, stands_from=first.programme)
    (track,) = pictures(page())
    assert text_of(track)[:3] == ["last grade stands", "Round 2, 22 March 2018", "fair, of Round 1"]
    assert len(track.xpath(".//*[@class='joint joint-standing']")) == 1
    assert len(track.xpath(".//*[@class='dots dots-filled']")) == 1


def test_what_stands_from_a_scale_that_does_not_compare_has_no_place_on_this_one():
    old = factories.area(factories.programme("round-1", scale=factories.scale("other", ("high", "low"))))
    new = factories.area(factories.programme("round-2", comparability_group="other"), continues=old)
    factories.judgment_version("high", on=old)
    factories.judgment_version(outcome="last grade stands", on=new, stands_from=old.programme)
    stands = next(track for track in pictures(page()) if "last grade stands" in text_of(track))
    assert not stands.xpath(".//*[contains(@class, 'dots')]")
    assert "high, of Round 1" in text_of(stands)


def test_a_body_inspected_twice_has_both_on_one_line():
    factories.judgment_version("dreadful")
    again = Inspection.objects.create(body=factories.body(), programme=factories.programme(), number=2)
    fair = factories.scale().grades.get(name="fair")
    judgment = Judgment.objects.create(inspection=again, area=factories.area())
    factories.release(
        JudgmentVersion.objects.create(judgment=judgment, outcome="graded", grade=fair, confidence="inspectorate")
    )
    (track,) = pictures(page())
    assert text_of(track) == [
        "fair",
        "Round 1, inspection 2, date not",
        "held",
        "dreadful",
        "Round 1, 22 March 2018",
    ]


def test_the_picture_and_its_table_say_the_same_of_every_force():
    load_folder()
    for slug in ("cambridgeshire", "northamptonshire", "greater-manchester", "wiltshire", "sussex"):
        tree = page(f"/inspections/{slug}/")
        tracks = pictures(tree)
        assert len(tracks) > 5
        for track in tracks:
            (rows,) = tree.xpath("//tbody[@id=$id]", id=track.get("aria-describedby"))
            (label,) = tree.xpath("//*[@id=$id]", id=track.get("aria-labelledby"))
            drawn = [text_of(group) for group in track.xpath(".//*[local-name()='g']")]
            cells = [[cell.text_content().strip() for cell in row] for row in rows]
            assert len(drawn) == len(cells)
            for (word, *notes), (area, inspection, outcome, date, before) in zip(drawn, cells, strict=True):
                said = " ".join(notes)
                assert area == label.text_content().strip()
                assert outcome.split(":")[0] == word
                assert inspection in said
                assert date == "–" or date in said
                assert before == "–" or f"before: {before}" in said


def test_northamptonshires_regrade_is_in_the_picture():
    load_folder()
    tracks = [" ".join(text_of(track)) for track in pictures(page("/inspections/northamptonshire/"))]
    assert "requires improvement PEEL 2023-2025, 8 August 2024 before: adequate" in tracks


def strip_for(body):
    stretches = body_record(body)
    assert histories_by_version([]) == {}
    return draw_timeline(stretches, body.monitoring.public())


@pytest.mark.parametrize(("date", "least", "most"), [("2018-03-22", 4, 5), ("2018-03", 20, 30), ("2018", 270, 290)])
def test_a_date_is_drawn_as_wide_as_it_is_known(date, least, most):
    body = factories.judgment_version(published_on=date).judgment.inspection.body
    (lane,) = strip_for(body).lanes
    assert least <= lane.bars[0].width <= most


def test_a_record_without_any_date_has_no_strip():
    body = factories.judgment_version(published_on="").judgment.inspection.body
    assert strip_for(body) is None
    assert not pictures(page(), "years")


def test_monitoring_is_drawn_in_the_same_years_and_an_open_end_is_told():
    body = factories.judgment_version().judgment.inspection.body
    factories.monitoring(body, from_on="2019-01", to_on="2020-06")
    factories.monitoring(body, from_on="2021")
    factories.monitoring(body, from_on="1999", public=False)
    ended, lasting, grades = strip_for(body).lanes
    assert (ended.label, ended.is_open) == ("Engage: January 2019 to June 2020", False)
    assert (lasting.label, lasting.is_open) == ("Engage: 2021, no end held", True)
    assert grades.end < ended.start < ended.end < lasting.start
    shown = pictures(page(), "years")[0].text_content()
    assert "no end held" in shown
    assert "1999" not in shown


def test_the_pages_of_the_record_are_light():
    load_folder()
    for address in ("/inspections/cambridgeshire/", "/inspections/wiltshire/", "/inspections/compare/peel-2017/"):
        assert len(get(address).content) < 90_000
