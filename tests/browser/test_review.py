"""What is left before publication, by keyboard and on a phone."""

import pytest
from django.urls import reverse

from articles.models import RaisedAlarm, Story
from tests import factories

# What each answer does is tried on both databases in tests/articles.
pytestmark = pytest.mark.anywhere

BODY = "<p>It is no area of improvement.</p><p>It is no cause for concern.</p><p>“It digs,” she said.</p>"


@pytest.fixture
def review(page, login):
    story = factories.story(body=BODY)
    login(page, factories.editor())
    page.goto(reverse("admin:articles_story_review", args=[story.pk]))
    return page


def focused(page) -> str:
    return page.locator(".desk-review-card:focus .desk-review-text").inner_text()


def press(page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_each_hint_is_set_aside_with_one_key_and_the_story_published(review):
    assert "has no source" in focused(review)
    review.keyboard.press("s")  # It stops the story: there is no such button.
    review.keyboard.press("j")
    assert "cause of concern" in focused(review) or "area for improvement" in focused(review)
    press(review, "s")
    press(review, "n")
    assert review.locator(".desk-review-card").count() == 1
    press(review, "u")
    assert review.locator(".desk-review-card").count() == 2
    review.keyboard.press("k")
    press(review, "n")
    press(review, "s")
    assert RaisedAlarm.objects.decided().count() == 3
    with review.expect_navigation():
        review.keyboard.press("Enter")  # The focus is on the button, where nothing is left.
    assert Story.objects.get().state == "published"


def test_no_key_is_taken_in_a_field_or_with_control(review):
    review.get_by_text("Publish in spite of this…").first.click()
    review.get_by_label("Why?").first.fill("")
    review.keyboard.type("nsu jk")
    assert review.get_by_label("Why?").first.input_value() == "nsu jk"
    review.locator(".desk-review-card").nth(1).focus()
    review.keyboard.press("Alt+n")
    assert not RaisedAlarm.objects.decided().exists()


def test_a_phone_needs_no_sideways_scrolling(review):
    review.set_viewport_size({"width": 390, "height": 844})
    overhang = review.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overhang == 0
