"""The record on a narrow phone, without script: nothing runs over the edge, and a comparison is chosen by keyboard."""

import pytest

from inspections.importing.loading import load_folder
from inspections.models import Body
from tests import factories

# A page is as wide whatever database it was read from.
pytestmark = pytest.mark.anywhere

NARROW = {"width": 320, "height": 640}


@pytest.fixture
def phone(new_page):
    return new_page(viewport=NARROW, java_script_enabled=False)


def overhang(page) -> int:
    """By how much the page is wider than the screen; asked by the tests, not by a script of the page."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def test_nothing_runs_over_the_edge_of_a_narrow_phone(new_page):
    load_folder()
    factories.finding("x" * 200, of=Body.objects.get(slug="cambridgeshire").inspections.first(), source="y" * 200)
    page = new_page(viewport=NARROW)
    for address in (
        "/inspections/cambridgeshire/",
        "/inspections/wiltshire/",
        "/inspections/cambridgeshire/peel-2017/",
        "/inspections/compare/peel-2017/",
        "/inspections/compare/frs-2018-19/",
    ):
        page.goto(address)
        for closed in page.locator("details").all():
            closed.locator("summary").click()
        assert overhang(page) == 0, address
    page.goto("/inspections/cambridgeshire/")
    for drawn in page.locator("svg").all():
        assert drawn.bounding_box()["width"] <= NARROW["width"]


def test_words_of_a_picture_stay_inside_it(new_page):
    load_folder()
    page = new_page(viewport=NARROW)
    page.goto("/inspections/greater-manchester/")
    assert page.locator("svg.track text").count() > 20
    outside = page.eval_on_selector_all(
        "svg.track text",
        "all => all.filter(text => text.getBoundingClientRect().right > innerWidth).map(text => text.textContent)",
    )
    assert outside == []


def test_a_comparison_is_chosen_and_sorted_by_keyboard_without_script(phone):
    digging = factories.area()
    for slug, grade in (("borsetshire", "fair"), ("ambridge", "dreadful"), ("felpersham", "splendid")):
        factories.judgment_version(grade, of=factories.body(slug, region="The Vale"), on=digging)
    phone.goto("/inspections/compare/round-1/")
    phone.locator("#choose-area").focus()
    press(phone, "Tab", "ArrowDown", "ArrowDown")
    assert phone.input_value("#choose-outcome") == "fair"
    press(phone, "Tab", "Tab", *"bo", "Enter")
    phone.wait_for_url("**/inspections/compare/round-1/?*outcome=fair*words=bo*")
    assert heads(phone) == ["Borsetshire"]
    assert phone.get_by_text("Showing 1 of 3 police forces").is_visible()
    phone.get_by_role("link", name="Clear: show all of them").focus()
    press(phone, "Enter")
    phone.wait_for_url("**/inspections/compare/round-1/")
    phone.get_by_role("columnheader", name="Digging").get_by_role("link").focus()
    press(phone, "Enter")
    phone.wait_for_url("**sort=area*")
    assert heads(phone) == ["Felpersham", "Borsetshire", "Ambridge"]
    assert phone.get_by_role("columnheader", name="Digging").get_attribute("aria-sort") == "ascending"


def press(page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def heads(page) -> list[str]:
    return page.locator("table.comparison tbody th").all_inner_texts()
