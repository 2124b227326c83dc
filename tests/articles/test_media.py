"""The files of pictures: sent while a public story shows them, and only then."""

import pytest

from articles.models import Picture, Story
from tests import factories


def with_lead(publish=factories.published_story, **fields) -> Picture:
    return publish(lead_picture=factories.picture(), lead_alt="A hole", **fields).lead_picture


def test_the_picture_of_a_public_story_is_sent_as_what_it_is(client):
    picture = with_lead()
    answer = client.get(picture.file.url)
    assert answer.status_code == 200
    assert answer.getvalue() == picture.file.open().read()
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert not answer.cookies


def test_so_is_one_that_a_public_story_places_in_its_text(client):
    use = factories.place_picture(factories.published_story())
    assert client.get(use.picture.file.url).status_code == 200


@pytest.mark.parametrize("publish", [factories.story, factories.scheduled_story])
def test_the_picture_of_a_story_that_is_not_public_is_not_there_for_anybody(client, publish):
    picture = with_lead(publish)
    assert client.get(picture.file.url).status_code == 404
    client.force_login(factories.administrator())
    assert client.get(picture.file.url).status_code == 404


def test_it_is_gone_with_the_withdrawal_even_for_who_holds_it(client):
    picture = with_lead()
    held = client.get(picture.file.url).headers
    Story.objects.get().withdraw(by=factories.editor(), reason="It was the wrong hole.")
    again = {"if-none-match": held["ETag"], "if-modified-since": held["Last-Modified"]}
    assert client.get(picture.file.url, headers=again).status_code == 404


def test_who_holds_it_need_not_fetch_it_again(client):
    picture = with_lead()
    held = client.get(picture.file.url).headers
    assert client.get(picture.file.url, headers={"if-none-match": held["ETag"]}).status_code == 304
    assert client.get(picture.file.url, headers={"if-modified-since": held["Last-Modified"]}).status_code == 304


@pytest.mark.parametrize("path", ["../secret", "..%2fsecret", "pictures/../secret", "pictures/%00", "/etc/passwd", ""])
def test_an_address_opens_nothing_that_the_database_does_not_name(client, path, settings):
    with_lead()
    (settings.MEDIA_ROOT.parent / "secret").write_text("secret")
    (settings.MEDIA_ROOT / "secret").write_text("secret")
    assert client.get(f"/media/{path}").status_code == 404
    assert client.get("/media/secret").status_code == 404


def test_a_file_that_is_missing_is_not_there(client):
    picture = with_lead()
    picture.file.storage.delete(picture.file.name)
    assert client.get(picture.file.url).status_code == 404


def test_nginx_is_told_which_file_to_send(client, settings):
    settings.MEDIA_SENDFILE_HEADER = "X-Accel-Redirect"
    picture = with_lead()
    answer = client.get(picture.file.url)
    assert answer.headers["X-Accel-Redirect"] == f"/protected/{picture.file.name}"
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.content == b""


def test_apache_is_told_the_path_on_disk(client, settings):
    settings.MEDIA_SENDFILE_HEADER = "X-Sendfile"
    picture = with_lead()
    assert client.get(picture.file.url).headers["X-Sendfile"] == picture.file.path


def test_neither_is_told_of_a_hidden_one(client, settings):
    settings.MEDIA_SENDFILE_HEADER = "X-Accel-Redirect"
    answer = client.get(with_lead(factories.story).file.url)
    assert answer.status_code == 404
    assert "X-Accel-Redirect" not in answer.headers


def test_its_head_may_be_asked_for_and_nothing_be_sent_to_it(client):
    picture = with_lead()
    assert client.head(picture.file.url).headers["Content-Length"] == str(picture.file.size)
    assert client.post(picture.file.url).status_code == 405
