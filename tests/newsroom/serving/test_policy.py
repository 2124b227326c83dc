"""What browsers and caches are told."""

import re

import pytest

from articles import verbs
from tests import factories


def policy_of(answer) -> dict[str, list[str]]:
    parts = [part.split() for part in answer.headers["Content-Security-Policy"].split(";")]
    return {name: values for name, *values in parts}


@pytest.mark.parametrize("address", ["/", "/about/", "/inspections/", "/nothing-here/", "/feed.rss"])
def test_readers_pages_may_run_no_script(client, address):
    policy = policy_of(client.get(address))
    assert policy["default-src"] == ["'none'"]
    assert "script-src" not in policy
    assert policy["style-src"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'none'"]


def test_the_desk_runs_its_own_scripts_and_no_inline_ones(client):
    client.force_login(factories.editor())
    policy = policy_of(client.get("/admin/"))
    assert policy["script-src"][0] == "'self'"
    assert "'unsafe-inline'" not in policy["script-src"]
    assert policy["object-src"] == ["'none'"]


def test_the_editors_import_map_carries_the_nonce_of_the_policy(client):
    client.force_login(factories.reporter())
    answer = client.get("/admin/articles/story/add/")
    [nonce] = re.findall(r"'nonce-([^']+)'", answer.headers["Content-Security-Policy"])
    assert 'type="importmap"' in answer.content.decode()
    assert f'nonce="{nonce}"' in answer.content.decode()
    assert nonce not in client.get("/admin/articles/story/add/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "/admin/articles/story/"])
def test_pages_of_the_desk_are_kept_nowhere(client, address):
    assert "no-store" in client.get(address).headers["Cache-Control"]
    client.force_login(factories.editor())
    assert "no-store" in client.get(address).headers["Cache-Control"]


def test_readers_pages_are_asked_for_again_each_time_and_mostly_not_sent_again(client):
    story = factories.published_story()
    held = client.get(story.get_absolute_url())
    assert held.headers["Cache-Control"] == "no-cache"
    again = {"if-none-match": held.headers["ETag"]}
    assert client.get(story.get_absolute_url(), headers=again).status_code == 304
    verbs.withdraw(story, by=factories.editor(), reason="It was the wrong hole.")
    assert client.get(story.get_absolute_url(), headers=again).status_code == 410


@pytest.mark.parametrize("address", ["/", "/admin/login/", "/nothing-here/"])
def test_no_page_may_use_camera_or_place_or_guess_at_types(client, address):
    headers = client.get(address).headers
    assert "camera=()" in headers["Permissions-Policy"]
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["X-Frame-Options"] == "DENY"
