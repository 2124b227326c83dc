"""The files of pictures: sent while a public story shows them, and only then."""

import pytest

from articles import verbs
from articles.models import Picture, Story
from tests import factories


def with_lead(publish=factories.published_story, **fields) -> Picture:
    return publish(lead_picture=factories.picture(), lead_alt="A hole", **fields).lead_picture


def test_the_picture_of_a_public_story_is_sent_as_what_it_is(client):
    picture = with_lead()
    answer = client.get(factories.sent(picture).url)
    assert answer.status_code == 200
    assert answer.getvalue() == factories.sent(picture).open().read()
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert not answer.cookies


def test_what_was_uploaded_is_for_the_desk_alone_because_it_may_say_where_it_was_taken(client):
    assert client.get(with_lead().file.url).status_code == 404


def test_a_browser_that_knows_avif_is_sent_it_as_that(client):
    answer = client.get(factories.sent(with_lead(), "wide", "avif").url)
    assert answer.headers["Content-Type"] == "image/avif"
    assert b"ftypavif" in answer.getvalue()[:16]


@pytest.mark.parametrize("other", ["whole-64-0000000000.jpg", "../secret", ""])
def test_in_the_folder_of_a_picture_only_what_its_row_names_is_sent(client, other, settings):
    folder = factories.sent(with_lead()).name.rpartition("/")[0]
    (settings.MEDIA_ROOT / folder / "whole-64-0000000000.jpg").write_text("secret")
    assert client.get(f"/media/{folder}/{other}").status_code == 404


def test_so_is_one_that_a_public_story_places_in_its_text(client):
    use = factories.place_picture(factories.published_story())
    assert client.get(factories.sent(use.picture).url).status_code == 200


@pytest.mark.parametrize("publish", [factories.story, factories.scheduled_story])
def test_the_picture_of_a_story_that_is_not_public_is_not_there_for_anybody(client, publish):
    picture = with_lead(publish)
    assert client.get(factories.sent(picture).url).status_code == 404
    client.force_login(factories.administrator())
    assert client.get(factories.sent(picture).url).status_code == 404


def test_it_is_gone_with_the_withdrawal_even_for_who_holds_it(client):
    picture = with_lead()
    held = client.get(factories.sent(picture).url).headers
    verbs.withdraw(Story.objects.get(), by=factories.editor(), reason="It was the wrong hole.")
    again = {"if-none-match": held["ETag"], "if-modified-since": held["Last-Modified"]}
    assert client.get(factories.sent(picture).url, headers=again).status_code == 404


def test_who_holds_it_need_not_fetch_it_again(client):
    address = factories.sent(with_lead()).url
    held = client.get(address).headers
    assert client.get(address, headers={"if-none-match": held["ETag"]}).status_code == 304
    assert client.get(address, headers={"if-modified-since": held["Last-Modified"]}).status_code == 304


@pytest.mark.parametrize("path", ["../secret", "..%2fsecret", "pictures/../secret", "pictures/%00", "/etc/passwd", ""])
def test_an_address_opens_nothing_that_the_database_does_not_name(client, path, settings):
    with_lead()
    (settings.MEDIA_ROOT.parent / "secret").write_text("secret")
    (settings.MEDIA_ROOT / "secret").write_text("secret")
    assert client.get(f"/media/{path}").status_code == 404
    assert client.get("/media/secret").status_code == 404


def test_a_file_that_is_missing_is_not_there(client):
    picture = with_lead()
    factories.sent(picture).storage.delete(factories.sent(picture).name)
    assert client.get(factories.sent(picture).url).status_code == 404


def test_nginx_is_told_which_file_to_send(client, settings):
    settings.MEDIA_SENDFILE_HEADER = "X-Accel-Redirect"
    picture = with_lead()
    answer = client.get(factories.sent(picture).url)
    assert answer.headers["X-Accel-Redirect"] == f"/protected/{factories.sent(picture).name}"
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.content == b""


def test_apache_is_told_the_path_on_disk(client, settings):
    settings.MEDIA_SENDFILE_HEADER = "X-Sendfile"
    picture = with_lead()
    assert client.get(factories.sent(picture).url).headers["X-Sendfile"] == factories.sent(picture).path


def test_neither_is_told_of_a_hidden_one(client, settings):
    settings.MEDIA_SENDFILE_HEADER = "X-Accel-Redirect"
    answer = client.get(factories.sent(with_lead(factories.story)).url)
    assert answer.status_code == 404
    assert "X-Accel-Redirect" not in answer.headers


def test_its_head_may_be_asked_for_and_nothing_be_sent_to_it(client):
    picture = with_lead()
    assert client.head(factories.sent(picture).url).headers["Content-Length"] == str(factories.sent(picture).size)
    assert client.post(factories.sent(picture).url).status_code == 405
