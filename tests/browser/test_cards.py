"""A card in a frame of another site, where no other page of ours may stand."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from inspections.models import CardRequest
from tests import factories

# A card is framed or refused the same whatever database it was read from.
pytestmark = pytest.mark.anywhere


@pytest.fixture
def other_site():
    """A site of somebody else: another name and port. Give it the addresses to frame; it gives its own."""
    framed = []

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            frames = "".join(f'<iframe src="{address}" title="a frame" height="500"></iframe>' for address in framed)
            self.wfile.write(f"<!doctype html><title>Elsewhere</title>{frames}".encode())

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def at(*addresses: str) -> str:
        framed[:] = addresses
        return f"http://127.0.0.1:{server.server_port}/"

    yield at
    server.shutdown()
    server.server_close()


def test_another_site_shows_a_card_and_no_story(chromium, live_server, settings, other_site):
    settings.SITE_URL = live_server.url
    version, story = factories.judgment_version("dreadful"), factories.published_story()
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(other_site(f"{live_server.url}/cards/{version.pk}/", live_server.url + story.get_absolute_url()))
    card = page.frame_locator("iframe >> nth=0")
    assert card.locator("h1").inner_text() == "Digging"
    assert "dreadful" in card.locator(".verdict").inner_text()
    # The browser puts a page of its own in the place of one that may not be framed.
    assert page.frames[2].url.startswith("chrome-error:")
    assert page.frame_locator("iframe >> nth=1").get_by_text(story.headline).count() == 0
    assert not context.cookies()
    context.close()
    assert [request.host for request in CardRequest.objects.all()] == ["127.0.0.1"]


@pytest.mark.parametrize("width", [280, 360, 800])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_card_fits_its_frame(new_page, width, scheme):
    label = "Responding to the public in a most extraordinarily long-winded way"
    area = factories.area(label=label, code="long")
    old = factories.judgment_version("splendid", on=area, source="A page with a rather long name, of the Testorate")
    factories.judgment_version("dreadful", on=area)
    page = new_page(viewport={"width": width, "height": 400}, color_scheme=scheme)
    page.goto(f"/cards/{old.pk}/")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator(".judgment-change").is_visible()
