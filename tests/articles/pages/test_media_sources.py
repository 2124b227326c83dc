"""The files of sources: sent while readers may see the source, to be saved; linked when a licence allows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.prepublication import find_problems
from inspections.models import Source
from tests import factories

LATER = {"embargoed_until": timezone.now() + timedelta(days=1)}
DESK_ONLY = {"for_readers": False}
HTML = b"<!doctype html><script>alert('x')</script>"


@pytest.mark.parametrize(("data", "kind"), [(b"%PDF-1.4 copy", "application/pdf"), (HTML, "application/octet-stream")])
def test_it_is_sent_as_something_to_save_in_which_nothing_runs(client, data, kind):
    answer = client.get(factories.source_file(data).file.url)
    assert answer.status_code == 200
    assert answer.getvalue() == data
    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"].startswith('attachment; filename="an-inspection-of-digging.')
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-cache"
    assert not answer.cookies


@pytest.mark.parametrize("hidden", [DESK_ONLY, LATER])
@pytest.mark.parametrize("header", ["", "X-Accel-Redirect", "X-Sendfile"])
def test_the_file_of_a_hidden_one_is_not_there_for_anybody(client, settings, hidden, header):
    settings.MEDIA_SENDFILE_HEADER = header
    source = factories.source_file(**hidden)
    factories.quote(factories.published_story(), source=source)
    client.force_login(factories.administrator())
    answer = client.get(source.file.url)
    assert answer.status_code == 404
    assert header not in answer.headers


def test_it_is_there_from_the_minute_and_gone_with_the_editors_word_even_for_who_holds_it(client):
    source = factories.source_file(embargoed_until=timezone.now() - timedelta(seconds=1))
    held = client.get(source.file.url).headers
    Source.objects.update(for_readers=False)
    assert client.get(source.file.url, headers={"if-none-match": held["ETag"]}).status_code == 404


def test_a_replaced_file_is_at_no_address(client):
    source = factories.source_file()
    before = source.file.url
    with source.file.open() as content:
        source.keep_file(content)
    source.save()
    assert client.get(before).status_code == 404
    assert client.get(source.file.url).status_code == 200


def test_the_web_server_is_told_which_file_to_send_and_how(client, settings):
    settings.MEDIA_SENDFILE_HEADER = "X-Accel-Redirect"
    source = factories.source_file(HTML)
    answer = client.get(source.file.url)
    assert answer["X-Accel-Redirect"] == f"/protected/{source.file.name}"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer.content == b""


def test_a_missing_file_and_no_file_are_not_there(client):
    factories.source()
    source = factories.source_file()
    source.file.storage.delete(source.file.name)
    assert client.get(source.file.url).status_code == 404
    assert client.get("/media/").status_code == 404


def story_quoting(**fields) -> tuple[str, Source]:
    story, source = factories.published_story(), factories.source_file(**fields)
    factories.quote(story, source=source)
    return story.get_absolute_url(), source


def test_the_story_links_our_copy_when_its_licence_is_stated(client):
    address, source = story_quoting(fetched_on="2018-03-22")
    page = client.get(address).content.decode()
    assert f'<a href="{source.file.url}" download>our copy</a>, fetched 22 March 2018' in page


@pytest.mark.parametrize("fields", [{"licence": ""}, DESK_ONLY, LATER])
def test_it_does_not_when_there_is_none_or_readers_may_not_see_it(client, fields):
    address, source = story_quoting(**fields)
    assert source.file.name not in client.get(address).content.decode()


def test_the_editor_is_told_why_a_quoted_source_does_not_show():
    story = factories.story()
    factories.quote(story, source=factories.source(title="The note", for_readers=False))
    told = {problem.code: problem for problem in find_problems(story)}["source-not-named"]
    assert told.text == "“The note” is quoted, but for the desk only: readers see the words without it."
    assert not told.blocks_publication
