"""Tables of a body: those that set things out in rows and columns. One that only lays out a page is no table here."""

from lxml import html as lxml_html
from lxml.html import HtmlElement

CELLS = ("td", "th")
# Between the cells of a row, where it is read as plain text.
BETWEEN = " | "


def without_layout_tables(html: str) -> str:
    """A table of one column, or one that holds another, was a frame around words: the words stay, block by block."""
    if "<table" not in html.lower():
        return html
    body = lxml_html.fragment_fromstring(html, create_parent="div")
    for table in [one for one in body.iter("table") if _lays_out(one)]:
        _unwrap(table)
    return (body.text or "") + "".join(lxml_html.tostring(child, encoding="unicode") for child in body)


def table_rows(table: HtmlElement) -> list[list[HtmlElement]]:
    """The cells of each row of its own."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    return [[cell for cell in row if cell.tag in CELLS] for row in rows]


def _lays_out(table: HtmlElement) -> bool:
    return table.find(".//table") is not None or max(map(len, table_rows(table)), default=0) < 2


def _unwrap(table: HtmlElement) -> None:
    for cells in table_rows(table):
        for cell in cells:
            cell.tag = "div"
    for part in [one for one in table.iter("thead", "tbody", "tfoot", "tr") if _belongs(one, table)]:
        part.drop_tag()
    table.drop_tag()


def _belongs(part: HtmlElement, table: HtmlElement) -> bool:
    return next(part.iterancestors("table"), None) is table
