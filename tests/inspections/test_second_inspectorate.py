"""Another round and another inspectorate are files: loaded by the command, without a migration or a line of code."""

import csv
import io
import json

import pytest
from django.core.management import call_command
from lxml import html as lxml_html

from inspections.models import JudgmentVersion, Programme
from tests import factories
from tests.reading import get, words

from .importing.record_files import FILES, JUDGMENT_COLUMNS, write

SCHOOL = "/inspections/saint-swithin-s-school/"
SCHOOL_ROUND = f"{SCHOOL}schools-2020/"
NOT_OF_A_SCHOOL = ("police", "force", "constabular", "hmicfrs", "testorate", "fire")
HEADERS = {name: text.splitlines()[0] for name, text in FILES.items()}
# Invented, as everything here: a fire round on a scale of its own, and an inspectorate of schools.
ROWS = {
    "body_kinds": ["fire_service,fire service,fire services", "school,school,schools"],
    "inspectorates": [
        "testorate,TEST,The Testorate,,,© Testorate,Digging Licence,https://example.org/licence",
        "scholarium,SCHOL,The Old Scholarium,,2019-09,© Scholarium,Chalk Licence,https://example.org/chalk",
        "scholarium,SCHOLAR,The Scholarium,2019-09,,© Scholarium,Chalk Licence,https://example.org/chalk",
    ],
    "bodies": [
        "borsetshire-frs,fire_service,Borsetshire Fire Service,Borsetshire,The Vale,,,,,,a book",
        "felpersham-frs,fire_service,Felpersham Fire Service,Felpersham,The Vale,,,,,,a book",
        "saint-swithin-s-school,school,Saint Swithin’s School,Saint Swithin’s,The Vale,,,1901,,,a book",
        "lower-loxley-school,school,Lower Loxley School,Lower Loxley,The Vale,,,,,,a book",
    ],
    "body_names": ["saint-swithin-s-school,Saint Swithin’s Grammar School,,1974-09,a book"],
    "scales": [
        "hoses,1,gushing,is gushing",
        "hoses,2,running,is running",
        "hoses,3,dripping,is dripping",
        "hoses,4,dry,is dry",
        "chalk,1,bright,is bright",
        "chalk,2,steady,is steady",
        "chalk,3,dim,is dim",
    ],
    "programmes": [
        "frs-made-up,Made-up Round,testorate,fire_service,hoses,,2024-01,,,a book",
        "schools-2020,Schools 2020,scholarium,school,chalk,chalk,2020-09,2021,,a book",
        "schools-2022,Schools 2022,scholarium,school,chalk,chalk,2022-09,,,a book",
    ],
    "areas": [
        "frs-made-up,ladders,,area,1,Ladders,How high?,official,always,,a book",
        "frs-made-up,ladders-rungs,ladders,question,1.1,Rungs,,,some,,a book",
        "schools-2020,lessons,,area,,Lessons,Do they learn?,official,always,,a book",
        "schools-2022,lessons,,area,,Lessons,Do they learn?,official,always,schools-2020/lessons,a book",
        "schools-2022,dinners,,area,,Dinners,,,never,,a book",
    ],
    "monitoring": [],
    "tiles": [],
    "judgments": [
        "borsetshire-frs,frs-made-up,ladders,1,gushing,,,2024-02-03,,a page,,inspectorate,",
        "borsetshire-frs,frs-made-up,ladders-rungs,1,dry,,,2024-02-03,,a page,,inspectorate,",
        "saint-swithin-s-school,schools-2020,lessons,1,dim,,,2020-10,,a slate,https://example.org/slate,secondary,",
        "saint-swithin-s-school,schools-2020,lessons,2,steady,,regraded,2020-11-05,,a slate,,inspectorate,",
        "saint-swithin-s-school,schools-2022,lessons,1,bright,,,2022-10-01,,a slate,,inspectorate,",
    ],
}


@pytest.fixture
def folder(tmp_path):
    files = {name: "\n".join([HEADERS[f"{name}.csv"], *rows]) + "\n" for name, rows in ROWS.items()}
    return write(tmp_path, **files)


@pytest.fixture
def _loaded(folder):
    call_command("load_record", folder=folder, verbosity=0)


def school_card() -> str:
    version = JudgmentVersion.objects.get(judgment__inspection__programme__code="schools-2020", number=1)
    return f"/cards/{version.pk}/"


def parts_that_are_not_the_papers(address: str) -> str:
    """All that a page says, but for the paper's own name and sections, which every page has."""
    tree = lxml_html.fromstring(get(address).content.decode())
    for element in tree.xpath("//header[@class='masthead'] | //script"):
        element.drop_tree()
    return " ".join(tree.text_content().split()).lower()


@pytest.mark.usefixtures("_loaded")
def test_a_fire_round_has_its_own_scale_and_areas_on_every_page():
    shown = words("/inspections/borsetshire-frs/frs-made-up/")
    assert "Ladders gushing" in shown
    assert "Rungs dry" in shown
    compared = words("/inspections/compare/frs-made-up/")
    assert "1 of 2 fire services; we hold no grade for Felpersham" in compared


@pytest.mark.usefixtures("_loaded")
def test_a_school_has_its_names_record_and_the_grades_of_its_inspectorate():
    shown = words(SCHOOL)
    for told in ("School, The Vale", "Saint Swithin’s Grammar School", "Lessons bright", "steady in Schools 2020"):
        assert told in shown
    assert "Dinners" not in shown
    shown = words(SCHOOL_ROUND)
    assert "The inspectorate’s question: Do they learn?" in shown
    assert "Was dim, published October 2020. Replaced 5 November 2020 by steady: regraded." in shown
    assert "1 of 2 schools; we hold no grade for Lower Loxley" in words("/inspections/compare/schools-2020/")


@pytest.mark.usefixtures("_loaded")
def test_a_schools_card_has_its_scale_and_licence():
    shown = words(school_card())
    for told in (
        "Schools 2020 · Saint Swithin’s School",
        "bright steady dim",
        "As first published in October 2020: dim. Replaced on 5 November 2020 by steady (regraded).",
        "© Scholarium 2020, under the Chalk Licence",
    ):
        assert told in shown


@pytest.mark.usefixtures("_loaded")
@pytest.mark.parametrize(
    "address",
    [SCHOOL, SCHOOL_ROUND, f"{SCHOOL}schools-2022/", "/inspections/compare/schools-2020/", "the card"],
)
def test_no_page_of_a_school_takes_it_for_something_else(address):
    said = parts_that_are_not_the_papers(school_card() if address == "the card" else address)
    assert "scholarium" in said
    assert not [word for word in NOT_OF_A_SCHOOL if word in said]


@pytest.mark.usefixtures("_loaded")
def test_the_index_and_the_data_have_both(client):
    index = words("/inspections/")
    for told in ("Fire services", "Schools", "Made-up Round", "2 judgments held"):
        assert told in index
    rows = list(csv.DictReader(io.StringIO(client.get("/data/judgments.csv").getvalue().decode(), newline="")))
    assert {(row["inspectorate"], row["body_kind"], row["scale"]) for row in rows} == {
        ("testorate", "fire_service", "hoses"),
        ("scholarium", "school", "chalk"),
    }
    told = json.loads(client.get("/data/judgments.json").getvalue())
    assert {licence["attribution"] for licence in told["licences"]} == {"© Testorate", "© Scholarium"}
    assert "Schools 2022, Lessons: 1 of 2 schools; no judgment held for Lower Loxley" in told["coverage"]


@pytest.mark.usefixtures("_loaded")
@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_a_school_has_feeds(client, form):
    story = factories.published_story("Chalk runs out")
    factories.attach(story, JudgmentVersion.objects.current().get(judgment__area__programme__code="schools-2020"))
    feed = client.get(f"{SCHOOL}feed.{form}").content.decode()
    assert "Chalk runs out" in feed
    assert "Saint Swithin’s" in json.loads(feed)["title"] if form == "json" else "Saint Swithin’s" in feed


@pytest.mark.usefixtures("_loaded")
def test_more_of_its_judgments_are_imported_as_any_are(tmp_path):
    more = tmp_path / "more.csv"
    row = "lower-loxley-school,schools-2022,lessons,1,dim,,,2022-11,,a slate,,inspectorate,"
    more.write_text(f"{JUDGMENT_COLUMNS}\n{row}\n")
    call_command("import_judgments", more, release=True, by=factories.editor().username, verbosity=0)
    assert "2 of 2 schools" in words("/inspections/compare/schools-2022/")


def test_it_is_loaded_beside_the_record_that_ships_with_the_site(folder):
    call_command("load_record", verbosity=0)
    shipped = JudgmentVersion.objects.public().count()
    call_command("load_record", folder=folder, verbosity=0)
    assert JudgmentVersion.objects.public().count() == shipped + 5
    assert Programme.objects.filter(inspectorate__slug="hmicfrs").exists()
