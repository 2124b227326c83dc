"""The desk asks the database as often for a long story as for a short one; `make bench` says how long it takes."""

from django.urls import reverse

from articles.models import Story
from tests import factories

from . import desk


def long_story() -> Story:
    """3,000 words, 40 quotes of one source, 20 judgments, 6 authors, 5 pictures."""
    source = factories.source("The force digs holes. " * 500)
    story = factories.story(
        body="".join(f"<p>{'digging ' * 60}{number}.</p>" for number in range(50)),
        by=("Ann", "Bob", "Cyd", "Dee", "Eve", "Fay"),
        topics=("holes", "spades"),
    )
    for number in range(20):
        of = factories.body(f"borsetshire-{number}")
        factories.attach(story, factories.judgment_version("fair", of=of))
        story.inspections.add(factories.inspection(of))
    for number in range(40):
        factories.quote(story, f"The force digs holes, {number} of them", source=source, page=1)
    for number in range(5):
        factories.place_picture(story, picture=factories.picture(f"Hole {number}"))
    return story


def test_the_form_of_a_long_story_opens_with_under_sixty_queries(edith, django_assert_max_num_queries):
    story = long_story()
    with django_assert_max_num_queries(59):
        form = edith.get(desk.address(story)).content.decode()
    assert "An inspection of digging" in form
    assert "Hole 4" in form


def test_the_list_asks_as_often_for_many_stories_as_for_one(edith, django_assert_max_num_queries):
    listed = reverse("admin:articles_story_changelist")
    factories.published_story(topics=("holes",))
    edith.get(listed)
    with django_assert_max_num_queries(20) as for_one:
        edith.get(listed)
    for number in range(5):
        factories.story(by=("Ann", f"Bob {number}"), topics=(f"holes-{number}",))
    with django_assert_max_num_queries(len(for_one)):
        edith.get(listed)
