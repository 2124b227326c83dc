"""A real Chromium against a real server. It is found, or the tests fail: they never skip silently."""

import os

import pytest
from django.conf import settings
from django.test import Client

from tests.find_chromium import executable

# Playwright's own loop runs in this thread while the tests use the database from it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# As root there is no sandbox to be had; the rest is work that no test looks at.
QUIETLY = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-extensions"]


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=QUIETLY)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _db(committed):
    """The server answers from another thread, so what a test writes must be committed."""


# The desk's scripts wait as long as suits people. Here five times less, or the tests would do little else.
HURRIED = """
for (const name of ["setTimeout", "setInterval"]) {
  const patient = window[name]
  window[name] = (work, wait = 0, ...rest) => patient(work, wait / 5, ...rest)
}
"""


@pytest.fixture
def new_page(chromium, live_server, settings):
    """Open pages, each in a browser of its own: another person, other cookies. Errors in a console fail the test."""
    settings.SITE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    contexts, complaints = [], []

    def open_page(*, hurried: bool = True, **options):
        context = chromium.new_context(base_url=live_server.url, locale="en-GB", **options)
        context.set_default_timeout(30_000)
        if hurried:
            context.add_init_script(HURRIED)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        return page

    yield open_page
    for context in contexts:
        context.close()
    refused = [text for text in complaints if "Content Security Policy" in text or "Error" in text.split(":")[0]]
    assert not refused, refused


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture
def login(live_server):
    """Have a person of tests/factories.py logged in; the form of the door is tried in test_login.py."""

    def log_in(page, user):
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])

    return log_in


def pytest_collection_modifyitems(items):
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
