"""Pictures on the desk: added by content, and seen by the desk alone."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image

from articles import verbs
from articles.models import Picture
from tests import factories

MIDDLE = {"focus_x": "50", "focus_y": "50"}


def addresses(picture: Picture) -> list[str]:
    return [reverse(f"admin:articles_picture_{name}", args=[picture.pk]) for name in ("file", "thumbnail", "whole")]


def test_a_reporter_adds_a_picture_and_the_server_notes_who(client):
    client.force_login(factories.reporter())
    sent = {"title": "A hole", "credit": "Drawing: A. Hand", "file": factories.picture_file(), **MIDDLE}
    client.post(reverse("admin:articles_picture_add"), sent)
    assert Picture.objects.get().added_by == factories.reporter()


def test_the_desk_sees_a_picture_that_readers_cannot(client):
    picture = factories.picture()
    client.force_login(factories.reporter())
    for address in addresses(picture):
        answer = client.get(address)
        assert answer["Content-Type"] in ("image/png", "image/jpeg")
        assert b"".join(answer)
    assert client.get(f"/media/{picture.file.name}").status_code == 404


@pytest.mark.parametrize("person", [factories.editor, factories.reporter])
def test_the_page_of_a_picture_leads_to_the_file_that_the_desk_may_see(client, person):
    picture = factories.picture(added_by=factories.editor("eve"))
    client.force_login(person())
    page = client.get(reverse("admin:articles_picture_change", args=[picture.pk])).content.decode()
    assert f'<a href="{addresses(picture)[0]}">{picture.file.name}</a>' in page
    assert "/media/" not in page


def test_nobody_else_gets_the_file_from_the_desk(client):
    picture = factories.picture()
    for address in addresses(picture):
        assert client.get(address)["Location"].startswith("/admin/login/")
    client.force_login(factories.User.objects.create(username="nobody", is_staff=True))
    assert [client.get(address).status_code for address in addresses(picture)] == [403, 403, 403]


@pytest.mark.parametrize("name", ["picture", "author", "section", "topic"])
def test_every_list_of_the_desk_opens(client, name):
    factories.story(topics=["Holes"])
    factories.picture()
    client.force_login(factories.editor())
    assert client.get(reverse(f"admin:articles_{name}_changelist")).status_code == 200
    assert client.get(reverse(f"admin:articles_{name}_add")).status_code == 200


def test_an_administrator_names_the_paper_and_cannot_add_another(client):
    client.force_login(factories.administrator())
    address = reverse("admin:articles_publication_change", args=[1])
    client.post(address, {"name": "The Borsetshire Post", "strapline": "", "feed_delay": 0})
    assert "The Borsetshire Post desk" in client.get("/admin/").content.decode()
    assert client.get(reverse("admin:articles_publication_add")).status_code == 403


def test_a_topic_that_differs_in_capitals_only_is_refused(client):
    factories.story(topics=["Knife crime"])
    client.force_login(factories.editor())
    answer = client.post(reverse("admin:articles_topic_add"), {"name": "KNIFE crime", "slug": "knife"})
    assert "already, whatever its capitals" in answer.content.decode()


# ---- Focal point, replacement, uses


def change(client, picture: Picture, **fields):
    sent = {"title": picture.title, "credit": picture.credit, **MIDDLE, **fields}
    return client.post(reverse("admin:articles_picture_change", args=[picture.pk]), sent, follow=True)


def tall_file():
    return factories.picture_file(size=(90, 160))


def halved_file() -> SimpleUploadedFile:
    """Tall, and teal below, so that each cut of it is another."""
    out, image = io.BytesIO(), Image.new("RGB", (90, 160), "white")
    image.paste("teal", (0, 80, 90, 160))
    image.save(out, "PNG")
    return SimpleUploadedFile("hole.png", out.getvalue())


def names(picture: Picture) -> set[str]:
    return {row["name"] for row in picture.renditions}


def test_a_new_focal_point_makes_new_cuts_and_leaves_the_whole_as_it_was(edith, django_capture_on_commit_callbacks):
    picture = factories.picture(file=halved_file())
    before = names(picture)
    with django_capture_on_commit_callbacks(execute=True):
        change(edith, picture, focus_y="100")
    picture.refresh_from_db()
    assert picture.focus == (50, 100)
    assert before & names(picture) == {name for name in before if "/whole-" in name}
    storage = picture.file.storage
    assert not any(storage.exists(name) for name in before - names(picture))
    assert all(storage.exists(name) for name in names(picture))


@pytest.mark.parametrize("figure", ["101", "-1", "", "the middle"])
def test_a_focal_point_outside_the_picture_is_refused(edith, figure):
    picture = factories.picture()
    assert change(edith, picture, focus_x=figure).context["errors"]
    picture.refresh_from_db()
    assert picture.focus == (50, 50)


def test_a_replaced_file_has_new_names_and_the_old_ones_are_gone_for_readers(
    client, edith, django_capture_on_commit_callbacks
):
    story = factories.published_story(lead_picture=factories.picture(), lead_alt="A hole")
    picture, before = story.lead_picture, names(story.lead_picture)
    with django_capture_on_commit_callbacks(execute=True):
        answer = change(edith, picture, file=tall_file())
    picture.refresh_from_db()
    assert not before & names(picture)
    assert {client.get(f"/media/{name}").status_code for name in before} == {404}
    assert {client.get(f"/media/{name}").status_code for name in names(picture)} == {200}
    assert "whether the alt text and the caption are still true" in answer.content.decode()
    assert story.headline in answer.content.decode()


def test_a_save_that_changes_words_makes_nothing(edith, monkeypatch):
    picture = factories.picture()
    monkeypatch.setattr("articles.content.pictures.store.make_renditions", lambda *_: pytest.fail("It was made again."))
    change(edith, picture, credit="Drawing: B. Hand")
    picture.refresh_from_db()
    assert picture.credit == "Drawing: B. Hand"


def test_a_picture_without_credit_is_not_saved(edith):
    assert change(edith, factories.picture(), credit="  ").context["errors"]


def test_a_picture_that_was_cut_off_is_refused_and_nothing_is_kept_of_it(edith, settings):
    cut_off = SimpleUploadedFile("hole.png", factories.picture_file(size=(200, 200)).read()[:300])
    sent = {"title": "A hole", "credit": "Photo: A. Eye", **MIDDLE, "file": cut_off}
    answer = edith.post(reverse("admin:articles_picture_add"), sent)
    assert answer.context["adminform"].form.errors["file"]
    assert not Picture.objects.exists()
    assert not list(settings.MEDIA_ROOT.rglob("*.*"))


def used_everywhere() -> Picture:
    picture = factories.picture("The hole")
    factories.story("A draft of holes", lead_picture=picture, lead_alt="A hole by night")
    withdrawn = factories.published_story("Holes that were", lead_picture=picture, lead_alt="A hole")
    verbs.withdraw(withdrawn, by=factories.editor(), reason="It was no hole.")
    factories.place_picture(factories.published_story("Holes today"), picture=picture)
    return picture


def test_its_page_says_where_it_is_used_and_how_it_is_described_there(edith, django_assert_max_num_queries):
    address = reverse("admin:articles_picture_change", args=[used_everywhere().pk])
    edith.get(address)
    with django_assert_max_num_queries(16):
        text = edith.get(address).content.decode()
    for said in ("A draft of holes", "Holes that were", "Holes today", "A hole by night", "Draft", "Withdrawn"):
        assert said in text


def test_a_picture_in_use_is_not_deleted_and_the_stories_are_named(edith):
    picture = used_everywhere()
    answer = edith.post(reverse("admin:articles_picture_delete", args=[picture.pk]), {"post": "yes"}, follow=True)
    said = " ".join(str(message) for message in answer.context["messages"])
    assert "cannot be deleted, because it is used" in said
    for headline in ("A draft of holes", "Holes that were", "Holes today"):
        assert headline in said
    assert Picture.objects.filter(pk=picture.pk).exists()


def test_one_that_no_story_uses_is(edith):
    picture = factories.picture()
    edith.post(reverse("admin:articles_picture_delete", args=[picture.pk]), {"post": "yes"})
    assert not Picture.objects.exists()


# ---- What the command makes


def test_the_command_makes_what_is_missing_and_leaves_the_rest(capsys):
    _, stale, lost = (factories.picture(title) for title in ("Ready", "Stale", "Lost"))
    Picture.objects.filter(pk=stale.pk).update(made_by="", renditions=[])
    lost.file.storage.delete(factories.sent(lost).name)
    call_command("make_renditions", "--files")
    said = capsys.readouterr().out
    assert "1/2  Stale" in said
    assert "2/2  Lost" in said
    assert "Ready" not in said
    stale.refresh_from_db()
    assert stale.is_ready
    assert lost.file.storage.exists(factories.sent(lost).name)
    call_command("make_renditions", "--files")
    assert not capsys.readouterr().out


def test_the_command_names_what_it_cannot_make_and_goes_on(capsys):
    gone, stale = factories.picture("Gone"), factories.picture("Stale")
    gone.file.storage.delete(gone.file.name)
    Picture.objects.update(made_by="")
    call_command("make_renditions")
    said = capsys.readouterr()
    assert "Gone" in said.err
    assert "1 could not be made" in said.err
    stale.refresh_from_db()
    assert stale.is_ready
