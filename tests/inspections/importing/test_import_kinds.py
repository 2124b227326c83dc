"""Findings and periods of monitoring come by the same way as judgments, from text or from a spreadsheet."""

import io
import zipfile
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from inspections.importing.apply import import_file
from inspections.importing.compare import JUDGMENTS, Effect, recognise_kind
from inspections.importing.problems import FileRefusedError
from inspections.models import Finding, ImportBatch, ImportConflict, JudgmentVersion, Monitoring
from tests import factories

from .record_files import JUDGMENT_COLUMNS

FINDINGS = "body,programme,area,type,number,text,page,published,due,state,as_of,source,source_url"
FINDING = "borsetshire,round-1,digging,cause of concern,1,The holes are shallow.,12,2018-03,2019,open,2018-03,A report,"
PERIODS = "body,stage,from,to,source"
PERIOD = "borsetshire,engage,2022-06,,a letter"


@pytest.fixture(autouse=True)
def _record():
    factories.body("borsetshire")
    factories.area(code="digging")


def csv(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def sheet(*rows, formats=None) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    for cell, written_as in (formats or {}).items():
        book.active[cell].number_format = written_as
    book.save(out)
    return out.getvalue()


def judgment_row(**typed) -> list:
    row = ["borsetshire", "round-1", "digging", 1, "fair", None, None, "2018-03-22"]
    row += [None, "a page", None, "secondary", None]
    for place, value in typed.items():
        row[JUDGMENT_COLUMNS.split(",").index(place)] = value
    return row


def judgment_sheet(formats=None, **typed) -> bytes:
    return sheet(JUDGMENT_COLUMNS.split(","), judgment_row(**typed), formats=formats)


def refused(content: bytes) -> list[str]:
    with pytest.raises(FileRefusedError) as error:
        import_file("new.xlsx", content)
    return [str(problem).removeprefix("new.xlsx, ") for problem in error.value.problems]


# ---- Findings and monitoring


def test_findings_are_stored_with_all_that_the_file_says():
    taken = import_file("new.csv", csv(FINDINGS, FINDING), by=factories.reporter())
    finding = Finding.objects.get()
    assert (finding.kind, finding.number, finding.text) == ("cause of concern", "1", "The holes are shallow.")
    assert (finding.page, str(finding.due_on), finding.state, finding.area.code) == (12, "2019", "open", "digging")
    assert (finding.batch, finding.entered_by) == (taken.batch, factories.reporter())
    assert not Finding.objects.public()


def test_monitoring_is_stored_and_an_editor_s_name_releases_it():
    import_file("new.csv", csv(PERIODS, PERIOD), by=factories.editor(), release=True)
    assert str(Monitoring.objects.public().get().from_on) == "2022-06"


@pytest.mark.parametrize(("columns", "row"), [(FINDINGS, FINDING), (PERIODS, PERIOD)])
def test_the_same_file_twice_changes_nothing(columns, row):
    import_file("new.csv", csv(columns, row))
    again = import_file("new.csv", csv(columns, row))
    assert (again.batch, len(again.plan.of(Effect.UNCHANGED))) == (None, 1)
    assert ImportBatch.objects.count() == 1


@pytest.mark.parametrize(
    ("columns", "row", "reason"),
    [
        (FINDINGS, FINDING.replace("digging", "flying"), "area: there is no “flying” in Round 1"),
        (FINDINGS, FINDING.replace("cause of concern", "worry"), "type: “worry” is not one of: area for improvement"),
        (FINDINGS, FINDING.replace(",12,", ",twelve,"), "page: "),
        (FINDINGS, FINDING.replace("The holes are shallow.", ""), "text: must not be empty"),
        (FINDINGS, FINDING.replace(",2019,", ",next year,"), "due: “next year” is not a date"),
        (PERIODS, PERIOD.replace("borsetshire", "nowhere"), "body: there is no “nowhere” in the record"),
        (PERIODS, PERIOD.replace(",,", ",2021,"), "to: the period ends before it begins"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_line_and_reason(columns, row, reason):
    (found,) = refused(csv(columns, row))
    assert found.startswith(f"line 2: {reason}")


def test_an_unreleased_row_is_replaced_and_a_released_one_is_not():
    import_file("new.csv", csv(FINDINGS, FINDING))
    import_file("new.csv", csv(FINDINGS, FINDING.replace("shallow", "deep")))
    assert Finding.objects.get().text == "The holes are deep."
    factories.release(Finding.objects.get())
    taken = import_file("new.csv", csv(FINDINGS, FINDING.replace("shallow", "round")))
    assert [change.words for change in taken.waiting] == ["borsetshire, round-1: cause of concern 1"]
    assert Finding.objects.get().text == "The holes are deep."
    assert ImportConflict.objects.get().held == Finding.objects.get()


def test_the_commands_for_them_take_the_same_options(tmp_path):
    for name, content in (("findings", csv(FINDINGS, FINDING)), ("monitoring", csv(PERIODS, PERIOD))):
        file, out = tmp_path / "new.csv", StringIO()
        file.write_bytes(content)
        call_command(f"import_{name}", file, stdout=out, dry_run=True)
        call_command(f"import_{name}", file, stdout=out, release=True, by=factories.editor().username)
        assert "dry run: nothing was stored" in out.getvalue()
        assert f"Readers see these {name}." in out.getvalue()


def test_a_command_refuses_a_file_of_another_kind(tmp_path):
    (tmp_path / "new.csv").write_bytes(csv(PERIODS, PERIOD))
    with pytest.raises(CommandError, match="the column “programme” is missing"):
        call_command("import_findings", tmp_path / "new.csv")


def test_a_file_of_no_kind_is_told_what_there_is():
    (found,) = refused(csv("fruit,colour", "apple,green"))
    assert "these are the columns of no file that can be taken in (judgments: body, programme" in found


def test_a_page_is_kept_where_the_file_has_one_and_left_alone_where_not():
    with_page = f"{JUDGMENT_COLUMNS},page"
    row = "borsetshire,round-1,digging,1,fair,,,2018-03-22,,a page,,secondary,"
    import_file("new.csv", csv(with_page, f"{row},7"))
    assert JudgmentVersion.objects.get().source_page == 7
    again = import_file("new.csv", csv(JUDGMENT_COLUMNS, row))
    assert len(again.plan.of(Effect.UNCHANGED)) == 1


# ---- Spreadsheets


def test_a_sheet_is_read_as_a_text_would_be():
    import_file("new.xlsx", judgment_sheet(version=1.0, published=date(2018, 3, 22)))
    version = JudgmentVersion.objects.get()
    assert (version.number, version.grade.name, str(version.published_on)) == (1, "fair", "2018-03-22")


@pytest.mark.parametrize(
    ("written_as", "kept"), [("mmm-yy", "2018-03"), ("yyyy", "2018"), ('dd" of "mmmm yyyy', "2018-03-01")]
)
def test_a_month_in_a_sheet_does_not_become_its_first_day(written_as, kept):
    import_file("new.xlsx", judgment_sheet(published=date(2018, 3, 1), formats={"H2": written_as}))
    assert str(JudgmentVersion.objects.get().published_on) == kept


def test_what_is_wrong_in_a_sheet_is_told_by_its_row():
    rows = [JUDGMENT_COLUMNS.split(","), [None], judgment_row(outcome="hot"), judgment_row(outcome="=1+1")]
    hot, formula = refused(sheet(*rows))
    assert hot.startswith("row 3: outcome: “hot” is not a grade of Round 1")
    assert formula == "row 4: outcome: holds a formula: put its value there (copy, then paste as values)"
    assert not JudgmentVersion.objects.exists()


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb, bomb.open("xl/worksheets/sheet1.xml", "w") as part:
        for _ in range(61):
            part.write(bytes(1024 * 1024))
    assert len(out.getvalue()) < 100_000
    assert refused(out.getvalue()) == [
        "row 1: this XLSX workbook unpacks to more than can be taken in: save the sheet as CSV"
    ]


def test_a_workbook_whose_text_unfolds_without_end_is_refused():
    good, out = zipfile.ZipFile(io.BytesIO(judgment_sheet())), io.BytesIO()
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    with zipfile.ZipFile(out, "w") as spoilt:
        for name in good.namelist():
            text = good.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]>'.encode() + text.split(b"?>")[-1]
            spoilt.writestr(name, text)
    assert refused(out.getvalue()) == ["row 1: this XLSX workbook is damaged and cannot be read"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 and then nothing", "this is no XLSX workbook, or it is protected by a password"),
        (b"\xd0\xcf\x11\xe0 an encrypted one", "this is no XLSX workbook, or it is protected by a password"),
        (b"x" * (5 * 1024 * 1024 + 1), "the file is larger than 5 MB: send it in several"),
    ],
)
def test_what_cannot_be_read_is_one_clear_sentence(content, reason):
    (found,) = refused(content)
    assert found.endswith(f" 1: {reason}")


def test_a_workbook_is_told_by_its_columns_too():
    assert recognise_kind("new.xlsx", judgment_sheet()) is JUDGMENTS
