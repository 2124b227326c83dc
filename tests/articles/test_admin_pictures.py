"""Pictures on the desk: added by content, and seen by the desk alone."""

import pytest
from django.urls import reverse

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
