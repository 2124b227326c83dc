"""The desk for those who hear it or have no mouse: our screens have no fault that stock Django's have not."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from articles.models import Story
from tests import factories
from tests.articles.admin import desk

from .desk import press

# A screen is the same whatever database it was read from.
pytestmark = pytest.mark.anywhere

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"]}


def faults_of(page, address: str) -> dict[str, list[str]]:
    """By the rule that each breaks, what axe-core finds: where."""
    assert page.goto(address).ok, address
    if page.locator("textarea[name=body]").count():
        page.wait_for_selector(".ProseMirror")
    return faults_here(page)


def faults_here(page) -> dict[str, list[str]]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return {rule["id"]: [node["html"][:160] for node in rule["nodes"]] for rule in found}


def screens() -> list[str]:
    judgment = factories.judgment_version("dreadful")
    story = factories.story(stage="for review", standfirst="", body="<p>It is “a very deep hole”, they say.</p>")
    factories.attach(story, judgment)
    factories.quote(story)
    factories.asked(story, "The Diggers’ Union", outcome="", answered_at=None)
    factories.place_picture(story)
    out = factories.published_story("Force digs another hole", topics=["Holes"])
    copy = factories.working_copy(out)
    return [
        reverse("admin:index"),
        desk.address(story),
        desk.address(copy),
        reverse("admin:articles_story_copy_compare", args=[copy.pk]),
        reverse("admin:articles_story_copy_discard", args=[copy.pk]),
        reverse("admin:articles_story_history", args=[out.pk]),
        reverse("admin:articles_story_restore", args=[out.pk, out.version]),
        reverse("admin:articles_story_correct", args=[out.pk]),
        reverse("admin:articles_story_withdraw", args=[out.pk]),
        reverse("admin:articles_topic_merge", args=[out.topics.get().pk]),
        reverse("admin:articles_story_changelist"),
        reverse("admin:articles_story_calendar"),
        reverse("admin:articles_picture_change", args=[story.pictures.get().picture_id]),
        reverse("admin:inspections_inspection_change", args=[judgment.judgment.inspection_id]),
    ]


def refused(page) -> dict[str, list[str]]:
    """A story that an editor would publish and may not yet."""
    page.goto(desk.address(factories.story("Not ready", standfirst="")))
    page.wait_for_selector(".ProseMirror")
    press(page, "_publish")
    assert "cannot be published yet" in page.locator("ul.messagelist").inner_text()
    return faults_here(page)


def overtaken(page) -> dict[str, list[str]]:
    """Somebody saved the story in between: both texts are shown."""
    story = factories.story("Two at once")
    page.goto(desk.address(story))
    page.wait_for_selector(".ProseMirror")
    Story.objects.filter(pk=story.pk).update(version=9)
    page.click("[name=_continue]")
    page.wait_for_selector("#conflict")
    return faults_here(page)


@pytest.fixture
def superuser():
    person = factories.administrator()
    person.is_superuser = True
    person.save()
    return person


def tab_to(page, wanted: str, most: int = 60) -> None:
    """Press Tab until the focus is there, and see on the way that it can be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            # Of a field inside a box that is drawn as the field, the box.
            box = "(document.activeElement.closest('.select2-selection') ?? document.activeElement)"
            outline = f"() => getComputedStyle({box})"
            shown = page.evaluate(f"{outline}.outlineStyle"), page.evaluate(f"{outline}.boxShadow")
            assert shown != ("none", "none"), wanted
            return
    raise AssertionError(f"Tab does not come to {wanted}")


def write_and_submit_by_keyboard(page) -> None:
    """From the headline through the body and the whole form to its last buttons; Tab leaves the body again."""
    page.goto(desk.address())
    page.wait_for_selector(".ProseMirror")
    page.focus("#id_headline")
    page.keyboard.type("A hole by keyboard")
    tab_to(page, ".ProseMirror")
    page.keyboard.type("It is deep.")
    tab_to(page, "#id_section")
    page.keyboard.type("Pol")
    tab_to(page, "[name=_submit]", most=120)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    story = Story.objects.get(headline="A hole by keyboard")
    assert (story.body, story.stage, str(story.section)) == ("<p>It is deep.</p>", "for review", "Police")


def attach_and_publish_by_keyboard(page) -> None:
    """The inspection by its name, the judgment by its box, and the button that shows it to readers."""
    version = factories.judgment_version("splendid", on=factories.area(code="filling"))
    page.goto(desk.address(factories.story("A hole filled by keyboard")))
    page.wait_for_selector(".ProseMirror")
    page.focus("#id_section")
    tab_to(page, "#id_inspections + .select2 .select2-search__field")
    page.keyboard.type("Borsetshire Round 1")
    page.locator(".select2-results__option--highlighted", has_text="Round 1").wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="Filling: splendid").wait_for()
    tab_to(page, f"[name=judgments][value='{version.judgment_id}']")
    page.keyboard.press("Space")
    tab_to(page, "[name=_publish]", most=150)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    story = Story.objects.published().get(headline="A hole filled by keyboard")
    assert story.judgments.get().published_version == version


def test_our_screens_have_no_fault_that_djangos_own_have_not(new_page, login, superuser):
    page = new_page(bypass_csp=True)
    login(page, superuser)
    stock = faults_of(page, reverse("admin:auth_user_changelist"))
    stock |= faults_of(page, reverse("admin:auth_user_change", args=[superuser.pk]))
    ours = {address: faults_of(page, address) for address in screens()}
    ours |= {"refused": refused(page), "overtaken": overtaken(page)}
    worse = {
        (address, rule): where
        for address, faults in ours.items()
        for rule, where in faults.items()
        if rule not in stock
    }
    assert not worse
    write_and_submit_by_keyboard(page)
    attach_and_publish_by_keyboard(page)
