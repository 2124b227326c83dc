"""A link for somebody without an account: what it shows, to whom, and until when."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from articles import verbs
from articles.models import PreviewLink, Story
from tests import factories
from tests.articles.admin.desk import logged_in
from tests.articles.admin.test_autosave import keep

from .test_preview import nobody, shown_of


def make(story, **said) -> tuple[PreviewLink, str]:
    link, token = verbs.make_preview_link(
        story, **{"by": factories.reporter(), "for_whom": "Lena Law", "days": 3} | said
    )
    return link, reverse("preview", args=[token])


def test_it_shows_the_story_as_it_was_last_saved_and_says_that_it_is_a_draft(client):
    story = factories.story()
    keep(logged_in(factories.reporter()), story, headline="Typed and not saved")
    answer = client.get(make(story)[1])
    page = answer.content.decode()
    assert story.headline in page
    assert "Typed and not saved" not in page
    assert "Draft – not published – do not pass on." in page
    assert "Lena Law" in page
    assert (answer["Referrer-Policy"], answer["X-Frame-Options"]) == ("no-referrer", "DENY")
    assert "noindex" in answer["X-Robots-Tag"]
    assert 'name="robots" content="noindex' in page
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert client.get(story.get_absolute_url()).status_code == 404


def test_it_shows_no_note_and_nothing_that_is_under_embargo(client):
    tomorrow = timezone.now() + timedelta(days=1)
    story = factories.story(body="<p>Deep [[TK how?]].</p>")
    story.margin_notes.create(text="Noted in the margin", written_by=factories.reporter())
    paper = factories.source(title="Embargoed paper", embargoed_until=tomorrow)
    ours = factories.source(title="Our interview", for_readers=False)
    words = {"Embargoed words": paper, "Interview words": ours}
    for text, source in words.items():
        story.body += factories.placed("quote", factories.quote(story, text, source=source).key)
    story.save()
    factories.attach(story, factories.judgment_version("dreadful", embargoed_until=tomorrow))
    shown = factories.judgment_version("splendid", on=factories.area(code="filling"))
    factories.attach(story, shown)
    page = client.get(make(story)[1]).content.decode()
    for hidden in ("[[", "margin", "Embargoed", "Our interview", "Digging"):
        assert hidden not in page, hidden
    for seen in ("Interview words", "Filling", "splendid", "Parts of it are left out"):
        assert seen in page, seen


def test_opening_is_counted_and_looking_for_headers_is_not(client):
    link, address = make(factories.story())
    for method in (client.get, client.get, client.head):
        assert method(address).status_code == 200
    link.refresh_from_db()
    assert link.opened == 2
    assert link.opened_at
    assert client.post(address).status_code == 405


def test_every_link_that_does_not_work_answers_alike(client):
    story = factories.story()
    revoked, revoked_address = make(story)
    verbs.revoke_preview_link(revoked, by=factories.editor())
    expired, expired_address = make(story)
    moment = timezone.now()
    PreviewLink.objects.filter(pk=expired.pk).update(made_at=moment - timedelta(days=3), expires_at=moment)
    deleted = factories.story("Deleted")
    deleted_address = make(deleted)[1]
    deleted.delete()
    withdrawn = factories.story("Withdrawn")
    withdrawn_address = make(withdrawn)[1]
    verbs.publish(withdrawn, by=factories.editor())
    verbs.withdraw(withdrawn, by=factories.editor(), reason="Wrong.")
    addresses = [
        revoked_address,
        expired_address,
        deleted_address,
        withdrawn_address,
        reverse("preview", args=["x" * 43]),
    ]
    answers = {(answer.status_code, answer.content) for answer in map(client.get, addresses)}
    assert len(answers) == 1
    assert answers.pop()[0] == 404


def test_once_the_story_is_out_the_link_leads_to_its_own_page(client):
    story = factories.story()
    address = make(story)[1]
    verbs.publish(story, by=factories.editor(), at=timezone.now() + timedelta(hours=1))
    assert client.get(address).status_code == 200
    Story.objects.update(published_at=timezone.now())
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, story.get_absolute_url())


def test_its_pictures_are_sent_by_the_link_that_shows_them_and_by_no_other(client):
    story = factories.story(lead_picture=factories.picture("Lead"), lead_alt="A hole")
    placed = factories.place_picture(story, picture=factories.picture("Placed")).picture
    Story.objects.update(body=factories.placed("picture", placed.pk))
    link, address = make(story)
    page = client.get(address).content.decode()
    names = [shown_of(picture) for picture in (story.lead_picture, placed)]
    files = [f"{address}media/{name}" for name in names]
    for file, name in zip(files, names, strict=True):
        assert f'src="{file}"' in page
        assert client.get(file).status_code == 200
        assert "no-store" in client.get(file)["Cache-Control"]
        assert client.get(f"/media/{name}").status_code == 404
    assert '"/media/' not in page
    assert " /media/" not in page
    other = make(factories.story("Other"))[1]
    assert client.get(f"{other}media/{names[1]}").status_code == 404
    assert client.get(f"{address}media/{shown_of(factories.picture('Third'))}").status_code == 404
    assert client.get(f"{address}media/{placed.file.name}").status_code == 404
    assert client.get(f"{address}media/a%00b").status_code == 404
    verbs.revoke_preview_link(link, by=factories.editor())
    assert {client.get(file).status_code for file in files} == {404}


def test_a_link_to_a_working_copy_shows_it_until_it_is_published_and_no_later_one(client):
    story, edith = factories.published_story(), factories.editor()
    copy = verbs.open_copy(story, by=edith)
    Story.objects.filter(pk=copy.pk).update(headline="Force digs deeper")
    address = make(copy)[1]
    assert "Force digs deeper" in client.get(address).content.decode()
    assert "Force digs deeper" not in client.get(story.get_absolute_url()).content.decode()
    copy.refresh_from_db()
    verbs.publish_copy(copy, by=edith)
    assert client.get(address)["Location"] == story.get_absolute_url()
    story.refresh_from_db()
    assert verbs.open_copy(story, by=edith).pk == copy.pk
    assert client.get(address).status_code == 404
    again = make(Story.objects.get(pk=copy.pk))[1]
    assert client.get(again).status_code == 200
    verbs.withdraw(Story.objects.get(pk=story.pk), by=edith, reason="Wrong.")
    assert client.get(again).status_code == 404


def test_the_token_is_kept_nowhere():
    link, address = make(factories.story())
    token = address.split("/")[2]
    row = PreviewLink.objects.values().get()
    assert token not in str(row)
    assert len(token) > 40
    assert link.works


# ---- Who may make and revoke one


def asked(story, link=None) -> str:
    if link:
        return reverse("admin:articles_story_revoke_link", args=[story.pk, link.pk])
    return reverse("admin:articles_story_make_link", args=[story.pk])


FORM = {"for_whom": "Lena Law", "days": "3"}


@pytest.mark.parametrize("person", [factories.reporter, factories.editor])
def test_whoever_may_change_the_story_makes_a_link_and_is_shown_it_once(person):
    story, client = factories.story(), logged_in(person())
    page = client.post(asked(story), FORM, headers={"X-Requested-With": "fetch"}).content.decode()
    assert "/previews/" in page
    assert page.lstrip().startswith("<details")
    form = client.get(reverse("admin:articles_story_change", args=[story.pk])).content.decode()
    assert "Lena Law" in form
    assert "/previews/" not in form
    link = PreviewLink.objects.get()
    assert timedelta(days=3) == link.expires_at - link.made_at
    client.post(asked(story, link))
    link.refresh_from_db()
    assert link.revoked_by == person()
    assert "revoked" in client.get(reverse("admin:articles_story_change", args=[story.pk])).content.decode()


def test_without_script_the_panel_comes_on_a_page_of_its_own():
    page = logged_in(factories.reporter()).post(asked(factories.story()), FORM).content.decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "/previews/" in page


def test_others_make_and_revoke_nothing(client):
    story = factories.story()
    link = make(story, by=factories.editor())[0]
    for stranger, status in ((client, 302), (logged_in(nobody()), 403)):
        assert stranger.post(asked(story), FORM).status_code == status
        assert stranger.post(asked(story, link)).status_code == status
    with pytest.raises(PermissionDenied):
        make(story, by=nobody())
    other = factories.story("Other")
    rita = logged_in(factories.reporter())
    assert rita.post(asked(other, link)).status_code == 404
    assert rita.get(asked(story)).status_code == 405
    verbs.publish(story, by=factories.editor(), at=timezone.now() + timedelta(hours=1))
    assert rita.post(asked(story), FORM).status_code == 403
    assert rita.post(asked(story, link)).status_code == 403
    link.refresh_from_db()
    assert link.works
    assert PreviewLink.objects.count() == 1


def test_a_reporter_still_ends_a_link_of_their_own_when_the_story_is_planned():
    story = factories.story()
    link = make(story)[0]
    verbs.publish(story, by=factories.editor(), at=timezone.now() + timedelta(hours=1))
    assert logged_in(factories.reporter()).post(asked(story, link)).status_code == 200
    link.refresh_from_db()
    assert not link.works


@pytest.mark.parametrize(("said", "told"), [({"for_whom": " "}, "required"), ({"days": "365"}, "valid choice")])
def test_what_is_left_out_is_asked_for_in_words(said, told):
    page = logged_in(factories.reporter()).post(asked(factories.story()), FORM | said).content.decode()
    assert told in page
    assert not PreviewLink.objects.exists()


def test_a_story_that_is_out_needs_no_link():
    story, edith = factories.published_story(), logged_in(factories.editor())
    assert edith.post(asked(story), FORM).status_code == 403
    with pytest.raises(ValueError, match="readers know the address"):
        make(story, by=factories.editor())
    form = edith.get(reverse("admin:articles_story_change", args=[story.pk])).content.decode()
    assert "its own address is the link" in form
