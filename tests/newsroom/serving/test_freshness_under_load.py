"""Readers ask two processes all the time while editors write: no answer after a commit is older than the commit."""

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from threading import Event

import pytest

from articles import verbs
from articles.models import Story
from tests import factories
from tests.browser.own_server import OwnServer

ASKED_AFTER_EACH = 12
ROUNDS = 8


@pytest.fixture(autouse=True)
def _db(committed):
    """The processes see what is committed."""


@pytest.fixture
def site(tmp_path):
    server = OwnServer(tmp_path, workers=2)
    server.start()
    yield server
    server.kill()


def ask(port: int, path: str) -> tuple[int, str]:
    """By a connection of its own, so that either process may answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    said = answer.status, answer.read().decode()
    connection.close()
    return said


def test_no_answer_is_older_than_a_commit_that_came_before_the_question(site):
    version = factories.judgment_version("fair")
    story = factories.story("Force digs hole")
    factories.attach(story, version)
    factories.ask_the_criticised(story)
    address, done, asked = story.get_absolute_url(), Event(), []

    def read() -> None:
        while not done.is_set():
            for path in ("/", address, "/feed.rss", version.judgment.inspection.get_absolute_url()):
                status, _ = ask(site.port, path)
                asked.append(status)

    def fresh(path: str, holds) -> None:
        for _ in range(ASKED_AFTER_EACH):
            assert holds(*ask(site.port, path)), path

    with ThreadPoolExecutor(4) as readers:
        for _ in range(3):
            readers.submit(read)
        try:
            _write_and_ask(story, version, fresh)
        finally:
            done.set()
    assert len(asked) > 50
    assert set(asked) <= {200, 404, 410}


def _write_and_ask(story: Story, version, fresh) -> None:
    editor, address = factories.editor(), story.get_absolute_url()
    fresh(address, lambda status, text: status == 404)
    verbs.publish(story, by=editor)
    fresh(address, lambda status, text: status == 200 and "Force digs hole" in text)
    fresh("/", lambda status, text: "Force digs hole" in text)
    for number in range(ROUNDS):
        verbs.correct(story, by=editor, severity="typo", text=f"Hole {number} was a pit.")
        fresh(address, lambda status, text, number=number: f"Hole {number} was a pit." in text)
        type(story.section).objects.filter(pk=story.section_id).update(name=f"Holes {number}")
        fresh("/", lambda status, text, number=number: f"Holes {number}" in text)
    factories.judgment_version("dreadful", reason="our slip")
    fresh(address, lambda status, text: "dreadful" in text)
    story.refresh_from_db()
    verbs.withdraw(story, by=editor, reason="It never dug.")
    fresh(address, lambda status, text: status == 410)
    fresh("/", lambda status, text: "Force digs hole" not in text)
