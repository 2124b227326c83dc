"""The judgments of a report typed into the grid by one person, checked against the page by another."""

import pytest

from inspections.models import JudgmentVersion
from tests import factories

from .desk import press

# Ticks and what kills them are tried on both databases in tests/inspections.
pytestmark = pytest.mark.anywhere


@pytest.fixture
def address() -> str:
    for position, code in enumerate(("digging", "filling", "fencing")):
        factories.area(code=code, position=position)
    return f"/admin/inspections/inspection/{factories.inspection().pk}/change/"


def at(column: str, area: str) -> str:
    found = factories.area(code=area)
    return f"[name='grid-{found.pk}-{column}']"


def type_the_report(page) -> None:
    """With the keyboard alone: Tab from the fields said once, down the outcomes, to the button, and on to the pages."""
    page.locator("[name=grid-published_on]").focus()
    page.keyboard.type("2018-03-22")
    page.keyboard.press("Tab")
    page.keyboard.type("The report")
    for _ in range(3):
        page.keyboard.press("Tab")
    while page.evaluate("!document.activeElement.name.endsWith('-outcome')"):
        page.keyboard.press("Tab")
    for grade in ("fair", "dreadful", "splendid"):
        page.keyboard.type(grade)
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    for number in ("12", "15", "19"):
        page.keyboard.type(number)
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_one_enters_another_ticks_and_a_change_kills_the_tick(new_page, login, address):
    rita, edith = new_page(), new_page()
    login(rita, factories.reporter())
    rita.goto(address)
    type_the_report(rita)
    found = JudgmentVersion.objects.order_by("judgment__area__position")
    assert list(found.values_list("grade__name", "source_page")) == [("fair", 12), ("dreadful", 15), ("splendid", 19)]

    assert rita.locator(".check input[type=checkbox]").count() == 0
    assert rita.get_by_text("You entered this: another person checks it.").count() == 3

    login(edith, factories.editor())
    edith.goto(address)
    edith.locator(at("checked", "digging")).check()
    edith.locator(at("checked", "filling")).check()
    press(edith, "_continue")
    assert edith.get_by_text("checked by edith").count() == 2
    assert "1 of the judgments is not checked" in edith.locator(".release").inner_text()

    rita.goto(address)
    rita.fill(at("page", "digging"), "13")
    press(rita, "_continue")
    dead = rita.locator(".check .dead")
    assert dead.count() == 1
    assert "The tick of edith" in dead.inner_text()
    assert "no longer stands: values changed" in dead.inner_text()
    assert rita.get_by_text("checked by edith").count() == 1
    assert not JudgmentVersion.objects.get(judgment__area__code="digging").is_checked
