"""The preview of what is typed: the readers' own page, to those who may see the story, and nothing of it stays."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import verbs
from articles.models import AutosavedForm, Byline, Picture, Quote, Section, Story, StoryJudgment, Topic
from tests import factories
from tests.articles.admin import desk
from tests.articles.admin.desk import logged_in
from tests.articles.admin.test_autosave import keep


def address(story=None) -> str:
    if story:
        return reverse("admin:articles_story_preview", args=[story.pk])
    return reverse("admin:articles_story_preview_new")


def preview(client, story=None, **changes) -> str:
    """The page after these changes were typed and kept, and nothing was saved."""
    keep(client, story, **changes)
    answer = client.get(address(story))
    assert answer.status_code == 200
    return answer.content.decode()


def counts() -> list[int]:
    return [
        model.objects.count() for model in (Story, Byline, Quote, Section, StoryJudgment, Topic, Picture, AutosavedForm)
    ]


def test_it_draws_what_is_typed_and_writes_nothing(rita):
    story = factories.story()
    typed = {"headline": "Typed head", "body": "<p>Typed words</p>", "topics": ["A topic never seen"]}
    fields = desk.added(desk.fields_of(story) | typed, "quotes", words="Typed quote", speaker="A. Speaker", key="abc")
    fields["body"] += factories.placed("quote", "abc")
    keep(rita, story, **fields)
    before, was = counts(), Story.objects.values().get()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = rita.get(address(story)).content.decode()
    for words in ("Typed head", "Typed words", "A topic never seen", "Typed quote", "A. Speaker"):
        assert words in page
    assert counts() == before
    assert Story.objects.values().get() == was
    assert len(queries) < 90


def test_it_is_the_page_that_readers_get(rita, edith, client, monkeypatch):
    """Published as it was typed, the story's page is the preview, but for what tells machines of it."""
    version = factories.judgment_version("fair")
    story = factories.story()
    factories.quote(story, source=factories.source())
    typed = {
        "headline": "Same for all",
        "inspections": [version.judgment.inspection_id],
        "judgments": [version.judgment_id],
    }
    # Both are of one moment, so that they are the same to the minute.
    now = timezone.now() + timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: now)
    drawn = preview(edith, story, **typed)
    edith.post(desk.address(story), desk.fields_of(story) | typed | {"_publish": "1"})
    public = client.get(Story.objects.get().get_absolute_url()).content.decode()
    inside = [page[page.index("<article") : page.index("</article>")] for page in (drawn, public)]
    assert inside[0] == inside[1]
    assert "fair" in inside[0]


def test_a_judgment_shows_the_version_that_would_be_pinned_and_an_embargoed_one_is_not_there(edith):
    story = factories.story()
    version = factories.judgment_version("dreadful")
    tomorrow = timezone.now() + timedelta(days=1)
    factories.judgment_version("splendid", of=version.judgment.inspection.body, embargoed_until=tomorrow)
    hidden = factories.judgment_version("dreadful", on=factories.area(code="secret-digging"), released=False)
    page = preview(edith, story, judgments=[version.judgment_id, hidden.judgment_id])
    assert "dreadful" in page
    assert 'aria-current="true">dreadful' in page
    assert "Secret digging" not in page


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"headline": ""}, "Headline"),
        ({"headline": "A very long head " * 20}, "Headline"),
        ({"slug": "not a slug!"}, "Address"),
        ({"slug": "taken"}, "Address"),
        ({"section": "999999"}, "Section"),
        ({"publish_at": "never"}, "Publish at"),
        ({"lead_picture": "x"}, "Lead picture"),
        ({"judgments": ["x"]}, "Judgments"),
        ({"quotes-0-page": "x", "quotes-0-words": "W", "quotes-TOTAL_FORMS": "1"}, "Quote 1, Page"),
        ({"bylines-TOTAL_FORMS": "x"}, ""),
        ({"version": "77"}, "Somebody else saved"),
    ],
)
def test_what_cannot_be_saved_is_told_and_the_rest_is_drawn(rita, changes, told):
    factories.story("Other", slug="taken")
    story = factories.story(by=())
    page = preview(rita, story, **({"standfirst": "Typed standfirst"} | changes))
    assert "Typed standfirst" in page
    assert told in "".join(line for line in page.splitlines() if "preview-fault" in line)


def test_a_headline_that_is_too_long_is_shown_as_it_was_typed(rita):
    assert "A very long head A very" in preview(rita, factories.story(), headline="A very long head " * 20)


def test_the_same_author_twice_is_told_and_stands_once(rita):
    story = factories.story()
    fields = desk.added(desk.fields_of(story), "bylines", author=story.authors[0].pk, position=1)
    page = preview(rita, story, **fields)
    assert "the same is there twice" in page
    assert page.count('rel="author"') == 1


def test_a_row_that_is_marked_to_go_is_gone(rita):
    story = factories.story()
    assert 'rel="author"' not in preview(rita, story, **{"bylines-0-DELETE": "on"})
    assert Byline.objects.count() == 1


def test_a_new_story_is_previewed_before_it_was_ever_saved(rita):
    assert "Nothing is typed yet" in rita.get(address()).content.decode()
    page = preview(rita, headline="", standfirst="Only this so far")
    assert "Only this so far" in page
    assert not Story.objects.exists()


def test_notes_are_not_in_it_because_readers_will_not_see_them(rita):
    page = preview(rita, factories.story(), headline="Head [[TK better]]", body="<p>Deep [[TK how?]].</p>")
    assert "[[" not in page
    assert "<p>Deep.</p>" in page


def test_it_may_stand_in_a_frame_of_the_desk_alone_and_is_kept_by_nobody(rita):
    answer = rita.get(address(factories.story()))
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"
    form = rita.get(desk.address(factories.story()))
    assert form["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in form["Content-Security-Policy"]


def test_a_picture_that_nobody_may_see_yet_is_in_it_and_only_for_the_desk(rita, client):
    picture = factories.picture()
    page = preview(rita, factories.story(), lead_picture=picture.pk, lead_alt="A hole")
    name = shown_of(picture)
    private = reverse("admin:articles_story_preview_media", args=[name])
    assert f'src="{private}"' in page
    assert rita.get(private).status_code == 200
    assert rita.get(f"{private}x").status_code == 404
    assert client.get(private).status_code == 302
    assert client.get(f"/media/{name}").status_code == 404
    assert logged_in(nobody()).get(private).status_code == 403


def shown_of(picture) -> str:
    """The name of the rendition that a browser without choice shows."""
    return picture.renditions_in("whole", "jpg")[-1].name


def nobody():
    """Of the desk, and with no permission to see a story."""
    person = factories.reporter("norman")
    person.groups.clear()
    return person


# ---- Who may see it


def test_strangers_are_led_to_the_login_and_others_of_the_desk_refused(client):
    story = factories.story()
    for where in (address(story), address()):
        assert client.get(where).status_code == 302
        assert logged_in(nobody()).get(where).status_code == 403
    assert logged_in(factories.reporter()).post(address(story)).status_code == 405
    assert logged_in(factories.reporter()).get(address(story).replace(str(story.pk), "999")).status_code == 404


def test_everybody_sees_what_they_typed_themselves(rita, edith):
    story = factories.story()
    assert "Ritas head" in preview(rita, story, headline="Ritas head")
    assert "Ritas head" not in edith.get(address(story)).content.decode()


def test_a_story_that_is_out_is_shown_as_it_stands_whatever_was_typed_before(rita):
    story = factories.story()
    keep(rita, story, headline="Too late")
    verbs.publish(story, by=factories.editor())
    page = rita.get(address(story)).content.decode()
    assert "Too late" not in page
    assert story.headline in page


def test_a_working_copy_is_shown_with_the_dates_and_corrections_of_its_story(rita):
    story, edith = factories.published_story(), factories.editor()
    verbs.correct(story, by=edith, text="It is a pit.", severity="typo")
    factories.judgment_version("fair")
    story.refresh_from_db()
    copy = verbs.open_copy(story, by=edith)
    was = list(Story.objects.order_by("pk").values())
    page = preview(rita, copy, headline="Force digs deeper")
    assert "Force digs deeper" in page
    assert "It is a pit." in page
    assert "Updated" in page
    assert "More on this" not in page
    assert list(Story.objects.order_by("pk").values()) == was


def test_by_itself_it_says_that_it_is_no_published_page(rita):
    story = factories.story()
    assert "not published" not in preview(rita, story)
    assert "not published" in rita.get(address(story), {"alone": ""}).content.decode()
