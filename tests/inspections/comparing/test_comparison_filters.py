"""What readers may ask of a comparison, all of it in the address and without script."""

import pytest
from lxml import html as lxml_html

from inspections.importing.loading import load_folder
from inspections.models import Body
from tests import factories
from tests.reading import get, words

COMPARISON = "/inspections/compare/round-1/"
DIGGING, FENCING = "area:digging", "area:fencing"


def page(query: str = "", address: str = COMPARISON):
    return lxml_html.fromstring(get(address + query).content.decode())


def shown(query: str = "") -> list[str]:
    """The bodies of the table, in its order."""
    return [head.text_content() for head in page(query).xpath("//table//tbody//th")]


@pytest.fixture
def rounds():
    digging, fencing = factories.area(), factories.area(code="fencing")
    vale, coast = {"region": "The Vale"}, {"region": "The Coast"}
    for slug, place, grades in (
        ("borsetshire", vale, ("fair", "splendid")),
        ("ambridge", vale, ("dreadful", None)),
        ("felpersham", coast, ("fair", "dreadful")),
        ("penny-hassett", coast, (None, None)),
    ):
        of = factories.body(slug, **place)
        for area, grade in zip((digging, fencing), grades, strict=True):
            if grade:
                factories.judgment_version(grade, of=of, on=area)
    factories.judgment_version(outcome="pending", of=factories.body("ambridge"), on=fencing)


@pytest.mark.parametrize(
    ("query", "bodies"),
    [
        ("", ["Ambridge", "Borsetshire", "Felpersham", "Penny Hassett"]),
        ("?region=The+Coast", ["Felpersham", "Penny Hassett"]),
        ("?outcome=dreadful", ["Ambridge", "Felpersham"]),
        ("?area=digging&outcome=dreadful", ["Ambridge"]),
        ("?outcome=pending", ["Ambridge"]),
        ("?area=digging&outcome=none+held", ["Penny Hassett"]),
        ("?words=POLICE+vale", ["Ambridge", "Borsetshire"]),
        ("?words=nowhere", []),
        ("?area=&outcome=&region=&words=&sort=", ["Ambridge", "Borsetshire", "Felpersham", "Penny Hassett"]),
        ("?sort=-name", ["Penny Hassett", "Felpersham", "Borsetshire", "Ambridge"]),
        ("?sort=region", ["Felpersham", "Penny Hassett", "Ambridge", "Borsetshire"]),
        (f"?sort={FENCING}", ["Borsetshire", "Felpersham", "Ambridge", "Penny Hassett"]),
        (f"?sort=-{FENCING}", ["Felpersham", "Borsetshire", "Ambridge", "Penny Hassett"]),
        (f"?sort={DIGGING}", ["Borsetshire", "Felpersham", "Ambridge", "Penny Hassett"]),
    ],
)
def test_it_shows_what_was_asked_for_in_the_order_asked_for(rounds, query, bodies):
    assert shown(query) == bodies
    assert f"Showing {len(bodies)} of 4 police forces" in words(COMPARISON + query)


def test_one_area_shows_only_that_column_and_its_count(rounds):
    heads = [head.text_content() for head in page("?area=fencing").xpath("//thead//th")]
    assert heads == ["Police force", "Region", "Fencing"]
    assert "one area of 2" in words(f"{COMPARISON}?area=fencing")
    assert [dt.text for dt in page("?area=fencing").xpath("//dl//dt")] == ["Fencing"]


def test_a_body_leads_to_its_inspection_though_nothing_is_held_in_the_area_chosen(rounds):
    factories.judgment_version(of=factories.body("penny-hassett"), on=factories.area(code="signing"))
    links = page("?area=fencing&words=penny").xpath("//table//tbody//th/a/@href")
    assert links == ["/inspections/penny-hassett/round-1/"]


def test_counts_are_of_all_bodies_whatever_is_shown(rounds):
    assert "3 of 4 police forces; we hold no grade for Penny Hassett." in words(f"{COMPARISON}?region=The+Vale")


def test_the_column_sorted_by_says_so_and_its_link_turns_the_order_round(rounds):
    def sorted_heads(query):
        heads = page(query).xpath("//thead//th[@aria-sort]")
        return [(head.get("aria-sort"), head.text_content(), head.find("a").get("href")) for head in heads]

    assert sorted_heads("") == [("ascending", "Police force", "?sort=-name#table-title")]
    assert sorted_heads("?sort=area:digging&region=The+Vale") == [
        ("ascending", "Digging", "?region=The+Vale&sort=-area%3Adigging#table-title")
    ]
    assert sorted_heads("?sort=-area:digging") == [("descending", "Digging", "?sort=area%3Adigging#table-title")]


def test_an_order_by_an_area_that_is_not_shown_is_forgotten(rounds):
    assert page(f"?area=digging&sort={FENCING}").xpath("//thead//th[@aria-sort]//text()") == ["Police force"]


@pytest.mark.parametrize("name", ["area", "outcome", "region", "sort"])
@pytest.mark.parametrize("value", ["nonesuch", "x" * 5000, "a%00b%0B", "%3Cscript%3E", "%FF%FE"])
def test_what_is_not_known_is_told_and_left_out(rounds, name, value):
    query = f"?{name}={value}&words=ambridge"
    assert shown(query) == ["Ambridge"]
    assert f"We know no {name} “" in words(COMPARISON + query)


def test_the_form_keeps_what_was_chosen_and_can_be_cleared(rounds):
    tree = page(f"?area=fencing&outcome=fair&region=The+Vale&words=%22bo%22&sort=-{FENCING}")
    (form,) = tree.xpath("//main//form")
    assert dict(form.form_values()) == {
        "area": "fencing", "outcome": "fair", "region": "The Vale", "words": '"bo"', "sort": f"-{FENCING}"
    }  # fmt: skip
    assert {link.get("href") for link in tree.xpath("//a[starts-with(., 'Clear')]")} == {COMPARISON}
    assert not page().xpath("//a[starts-with(., 'Clear')]")
    assert all(form.xpath(".//label[@for=$id]", id=field.get("id")) for field in form.xpath(".//select"))


def test_only_the_plain_page_is_for_search_engines(rounds):
    (plain,) = page().xpath("//meta[@name='robots']/@content")
    (narrowed,) = page("?region=The+Vale").xpath("//meta[@name='robots']/@content")
    assert "noindex" not in plain
    assert "noindex" in narrowed
    assert page("?region=The+Vale").xpath("//link[@rel='canonical']/@href") == page().xpath(
        "//link[@rel='canonical']/@href"
    )


def test_a_programme_without_judgments_or_without_tiles_has_neither_form_nor_map():
    factories.programme()
    assert not page().xpath("//main//form | //*[local-name()='svg']")
    factories.judgment_version()
    assert page().xpath("//main//form")
    assert not page().xpath("//*[local-name()='svg']")


# ---- The map


def tiles(tree) -> dict[str, str]:
    links = tree.xpath("//*[local-name()='svg'][@class='tiles']/a")
    return {link.get("href"): " ".join(link.text_content().split()) for link in links}


def test_each_tile_leads_to_its_inspection_or_its_body(rounds):
    for column, slug in enumerate(("borsetshire", "penny-hassett")):
        Body.objects.filter(slug=slug).update(tile_column=column, tile_row=0)
    assert tiles(page()) == {
        "/inspections/borsetshire/round-1/": "Borsetshire fair",
        "/inspections/penny-hassett/": "Penny Hassett none held",
    }
    assert "Not on the map: Ambridge and Felpersham." in words(COMPARISON)
    assert tiles(page("?area=fencing"))["/inspections/borsetshire/round-1/"] == "Borsetshire splendid"


def test_the_map_says_what_the_table_says_of_43_forces():
    load_folder()
    tree = page(address="/inspections/compare/peel-2017/")
    drawn = tiles(tree)
    assert len(drawn) == 43
    for row in tree.xpath("//table[@class='comparison']/tbody/tr"):
        link = row.xpath("./th/a")[0]
        first = row.xpath("./td")[1].text_content().strip().removeprefix("–").strip()
        assert drawn[link.get("href")] == f"{link.text_content()} {first}"
    places = {(rect.get("x"), rect.get("y")) for rect in tree.xpath("//*[local-name()='rect']")}
    assert len(places) == 43


def test_grades_on_the_map_differ_in_shape_and_not_in_colour_alone():
    load_folder()
    links = page(address="/inspections/compare/peel-2017/").xpath("//*[local-name()='svg'][@class='tiles']/a")
    shapes = {}
    for link in links:
        dots = link.xpath("./*[@class='dots dots-filled']/@d")
        word = link.xpath("./*[local-name()='text'][@class='note']")[0].text
        shapes.setdefault(word.strip(), set()).add(dots[0].split("h")[1] if dots else "")
    assert {word: len(found) for word, found in shapes.items()} == dict.fromkeys(shapes, 1)
    assert len({next(iter(found)) for found in shapes.values()}) == len(shapes)
