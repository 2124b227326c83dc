"""The page of open data, and the two files over HTTP."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html as lxml_html

from tests import factories
from tests.reading import get, queries, words

FILES = ["/data/judgments.csv", "/data/judgments.json"]


@pytest.mark.parametrize("address", ["/data/", *FILES])
def test_it_is_only_read(client, address):
    factories.judgment_version()
    assert client.get(address).status_code == 200
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", FILES)
def test_a_file_is_streamed_to_anybody_and_says_what_it_is(client, address):
    factories.judgment_version()
    answer = client.get(address)
    assert answer.streaming
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Content-Type"] in ("text/csv; charset=utf-8", "application/json")
    assert b"borsetshire" in answer.getvalue()


@pytest.mark.parametrize("address", FILES)
@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_what_has_not_changed_is_not_sent_again_and_what_has_is(client, address, coding):
    version = factories.judgment_version(embargoed_until=timezone.now() + timedelta(days=1))
    held = client.get(address, headers={"Accept-Encoding": coding}).headers["ETag"]
    ask = {"If-None-Match": held, "Accept-Encoding": coding}
    same = client.get(address, headers=ask)
    assert (same.status_code, same.headers["Access-Control-Allow-Origin"]) == (304, "*")
    assert "Last-Modified" not in same.headers
    type(version).objects.update(embargoed_until=timezone.now())
    assert client.get(address, headers=ask).status_code == 200


def test_the_json_says_what_it_is(client):
    factories.judgment_version()
    told = json.loads(client.get("/data/judgments.json").getvalue())
    assert told["dictionary"].endswith("/data/#dictionary")
    assert told["licences"] == [
        {"inspectorate": "testorate", "attribution": "© TESTORATE", "licence": "", "address": ""}
    ]
    assert told["coverage"] == ["Round 1, Digging: 1 of 1 police forces"]
    assert len(told["judgments"]) == 1


def test_the_page_tells_rows_fields_coverage_provenance_and_changes():
    factories.judgment_version("splendid")
    factories.judgment_version("dreadful", confidence="secondary")
    factories.body("ambridge")
    shown = words("/data/")
    for told in (
        "CSV 2 rows, about",
        "comparability_group",
        "Digging: 1 of 2 police forces; no judgment held for Ambridge",
        "Of 2 rows, we saw 1 at the inspectorate and 1 in another source",
        "from splendid (published on 22 March 2018) to dreadful (published on 22 March 2018); regraded",
        "Round 1: 1 judgment released",
        "© TESTORATE; we hold no licence",
    ):
        assert told in shown


def test_a_size_is_what_the_file_has(client):
    factories.judgment_version()
    size = len(client.get("/data/judgments.csv").getvalue())
    assert size < 1024
    assert f"about {size} bytes" in words("/data/").replace("\xa0", " ")


def test_an_empty_record_has_a_page_too():
    assert "CSV 0 rows" in words("/data/")


def test_it_is_a_dataset_with_both_files(settings):
    factories.judgment_version()
    tree = lxml_html.fromstring(get("/data/").content.decode())
    blocks = [json.loads(block.text) for block in tree.xpath("//script[@type='application/ld+json']")]
    [dataset] = [block for block in blocks if block["@type"] == "Dataset"]
    assert [part["contentUrl"] for part in dataset["distribution"]] == [settings.SITE_URL + path for path in FILES]


@pytest.mark.parametrize("address", ["/", "/inspections/", "/about/"])
def test_other_pages_lead_to_it(address):
    assert 'href="/data/"' in get(address).content.decode()


def test_its_queries_do_not_grow():
    factories.judgment_version()
    before = queries("/data/")
    for code in ("filling-in", "fencing"):
        for slug in ("borsetshire", "ambridge"):
            for _ in range(2):
                factories.judgment_version(of=factories.body(slug), on=factories.area(code=code))
    assert before <= queries("/data/") == 18


def test_a_file_takes_as_many_queries_however_many_rows(django_assert_max_num_queries):
    for number in range(5):
        factories.judgment_version(of=factories.body(f"shire-{number}"))
    with django_assert_max_num_queries(11):
        Client().get("/data/judgments.csv").getvalue()
