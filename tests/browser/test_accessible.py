"""Every kind of page as axe sees it, in light and dark, narrow and wide; with wide spacing; by keyboard.

axe runs all its rules on each page wide and in light, and those that look at what is drawn again narrow and in dark: no
colour depends on the width, and no place on the scheme. The rest reads only what stands in the page.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.test import RequestFactory

from newsroom.serving import errors
from tests.newsroom import every_kind

# A page is the same whatever database it was read from.
pytestmark = pytest.mark.anywhere

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# target-size is of WCAG 2.2, and off in axe unless it is asked for.
WHOLE = {"runOnly": {"type": "tag", "values": STANDARD}, "rules": {"target-size": {"enabled": True}}}
DRAWN = {
    "runOnly": {
        "type": "rule",
        "values": ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"],
    }
}
# They draw nothing that another page of the list does not, and axe looks at each of their hundreds of cells.
DRAWN_ELSEWHERE = ("/police/?page=2", "/inspections/compare/peel-2017/", "/inspections/cambridgeshire-frs/")
ASK = """async options => {
    const found = await axe.run(document, {...options, resultTypes: ['violations']});
    const said = (rule, node) => `${rule.id}: ${node.target} ${node.html.slice(0, 90)}`;
    return found.violations.flatMap(rule => rule.nodes.map(node => said(rule, node)));
}"""
# As WCAG 2.2, 1.4.12, has readers set it.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-block-end: 2em !important; }"""
OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What hides what does not fit: nothing may, but words for screen readers alone.
CUT_OFF = """[...document.querySelectorAll('body *')].filter(one => {
    const style = getComputedStyle(one), ways = [style.overflowX, style.overflowY];
    return ways.some(way => ['hidden', 'clip'].includes(way)) && !one.closest('.visually-hidden, svg, select, input')
        && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
}).map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def kinds() -> list[every_kind.Kind]:
    return every_kind.make()


@pytest.fixture
def looker(new_page):
    """A page that axe and spacing may be put into, which the policy forbids to everybody else."""
    page = new_page(bypass_csp=True, viewport={"width": 1280, "height": 800})
    fault = errors.server_error(RequestFactory().get("/")).content.decode()
    page.add_init_script(AXE_SCRIPT)
    page.route("**/broken/", lambda route: route.fulfill(body=fault, content_type="text/html", status=500))
    return page


def test_every_kind_of_page_passes_axe_and_holds_wide_spacing(looker, kinds):
    found = []
    kinds = [kind for kind in kinds if kind.address not in DRAWN_ELSEWHERE]
    for kind in [*kinds, every_kind.Kind("500", "/broken/", 500)]:
        looker.set_viewport_size({"width": 1280, "height": 800})
        looker.emulate_media(color_scheme="light")
        looker.goto(kind.address)
        looker.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        found += [f"{kind.address}: {fault}" for fault in looker.evaluate(ASK, WHOLE)]
        looker.set_viewport_size({"width": 320, "height": 800})
        looker.emulate_media(color_scheme="dark")
        found += [f"{kind.address}, narrow, dark: {fault}" for fault in looker.evaluate(ASK, DRAWN)]
        found += spaced(looker, kind.address)
    assert not found, "\n".join(found)


def spaced(looker, address: str) -> list[str]:
    """What is lost at 320 pixels, which is 400 % of 1280, when a reader spaces the text."""
    before = looker.evaluate(OVERHANG)
    looker.add_style_tag(content=SPACING)
    found = [f"{address}: runs over by {before}"] if before else []
    found += [f"{address}: spaced, runs over by {after}"] if (after := looker.evaluate(OVERHANG)) else []
    return found + [f"{address}: spaced, cuts off {one}" for one in looker.evaluate(CUT_OFF)]


def test_a_story_and_a_comparison_are_gone_through_by_keyboard(new_page, kinds):
    page = new_page(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    for address in ("/stories/full/", "/inspections/compare/peel-2017/"):
        page.goto(address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.locator(".skip").bounding_box()["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"
        for _ in range(25):
            page.keyboard.press("Tab")
            assert page.evaluate(SEEN) == "", address
        assert page.evaluate("document.activeElement.closest('main') !== null")


# What is wrong with how the focus is shown; empty when nothing is.
SEEN = """(() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 'no outline: ' + one.outerHTML;
    if (box.bottom < 0 || box.top > innerHeight) return 'off the screen: ' + one.outerHTML;
    const [first] = one.getClientRects();
    const middle = Math.min(first.top + first.height / 2, innerHeight - 1);
    const there = document.elementFromPoint(first.left + first.width / 2, middle);
    return one.contains(there) || there?.contains(one) ? '' : 'under another: ' + one.outerHTML;
})()"""


def test_a_grade_can_be_seen_in_a_readers_own_colours(new_page, kinds):
    page = new_page(forced_colors="active")
    page.goto("/inspections/cambridgeshire/peel-2017/")
    marks = "getComputedStyle(document.querySelector('.mark.tone-upper')).backgroundImage"
    filled, empty = page.evaluate(f"[...new Set({marks}.match(/rgba?\\([^)]*\\)/g))]")
    assert filled != empty
    assert page.evaluate(f"getComputedStyle(document.body).color === '{filled}'")
