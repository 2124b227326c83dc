"""Ways to read a page as a browser and a reader would."""

import html5lib
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html as lxml_html


def get(address: str, status: int = 200):
    """The answer to a stranger; every page is parsed strictly, runs no script, sets no cookie."""
    answer = Client().get(address)
    assert answer.status_code == status, f"{address}: {answer.status_code}"
    assert not answer.cookies
    text = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(text)
    tree = lxml_html.fromstring(text)
    assert not tree.xpath("//script[not(@type='application/ld+json')] | //@style | //@onclick")
    assert len(tree.xpath("//h1")) == 1
    return answer


def words(address: str, status: int = 200) -> str:
    """What stands in the page's main part, in one line."""
    (main,) = lxml_html.fromstring(get(address, status).content.decode()).xpath("//main")
    return " ".join(main.text_content().split())


def queries(address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        get(address)
    return len(asked)
