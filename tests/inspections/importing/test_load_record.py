"""The reference record: loaded whole, loaded again without change, refused with every reason."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.importing.loading import load_folder
from inspections.importing.problems import FileRefusedError
from inspections.models import Area, Body, Grade, Inspection, JudgmentVersion, Monitoring, Programme
from tests import factories

from .record_files import FILES, judgments, with_other, with_row, write


def run(*arguments, **options) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out, stderr=out, **options)
    return out.getvalue()


def reasons(folder) -> list[str]:
    with pytest.raises(FileRefusedError) as refused:
        load_folder(folder)
    return [str(problem) for problem in refused.value.problems]


# ---- The real record


def test_the_record_that_ships_with_the_site_is_there_and_released():
    load_folder()
    assert JudgmentVersion.objects.public().count() == 645
    assert (Body.objects.count(), Programme.objects.count(), Area.objects.count()) == (90, 14, 149)
    assert (Grade.objects.count(), Monitoring.objects.count()) == (11, 3)
    released_by = {version.released_by.username for version in JudgmentVersion.objects.select_related("released_by")}
    assert released_by == {"the-site"}


def test_cambridgeshire_required_improvement_in_effectiveness_in_2017():
    load_folder()
    version = JudgmentVersion.objects.current().get(
        judgment__inspection__body__slug="cambridgeshire",
        judgment__inspection__programme__code="peel-2017",
        judgment__area__code="effectiveness",
    )
    assert version.grade.name == "requires improvement"
    assert version.published_on == "2018-03-22"


def test_effectiveness_in_2017_is_held_for_41_of_43_forces():
    load_folder()
    held = JudgmentVersion.objects.current().filter(
        judgment__area__code="effectiveness", judgment__area__programme__code="peel-2017"
    )
    names = [version.outcome_in_words for version in held.select_related("grade")]
    assert {name: names.count(name) for name in set(names)} == {
        "outstanding": 1,
        "good": 28,
        "requires improvement": 12,
    }


def test_fire_programmes_and_areas_are_there_without_judgments():
    load_folder()
    fire = Programme.objects.filter(body_kind__code="fire_service")
    assert {programme.code for programme in fire} == {"frs-2018-19", "frs-2021-22", "frs-2023-25"}
    assert all(programme.areas.exists() for programme in fire)
    assert not Inspection.objects.filter(programme__in=fire).exists()


def test_loading_twice_writes_nothing():
    load_folder()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert run("load_record") == "Nothing changed.\n"
    written = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []


def test_nobody_can_log_in_as_the_site(tmp_path, client):
    load_folder(write(tmp_path))
    site = JudgmentVersion.objects.get().released_by
    assert not site.is_active
    assert not site.has_usable_password()


# ---- A small record


def test_a_row_may_name_one_that_comes_later_in_its_file(tmp_path):
    load_folder(write(tmp_path))
    assert Body.objects.get(slug="old-borset").successor.slug == "borsetshire"
    assert Area.objects.get(code="depth").parent.code == "digging"
    assert Area.objects.get(programme__code="round-2", code="digging").continues.programme.code == "round-1"


def test_areas_keep_the_order_of_their_file(tmp_path):
    load_folder(write(tmp_path))
    areas = Area.objects.filter(programme__code="round-2")
    assert [(area.code, area.position) for area in areas] == [("depth", 1), ("digging", 2), ("talking", 3)]


def test_an_edited_file_updates_its_rows(tmp_path):
    load_folder(write(tmp_path))
    changed = with_other("bodies", "Borsetshire Police,Borsetshire,", "Police of Borsetshire,Borset,")
    loaded = load_folder(write(tmp_path, bodies=changed))
    assert loaded.lines == ["bodies.csv: 0 rows new, 1 rows changed"]
    assert Body.objects.get(slug="borsetshire").name == "Police of Borsetshire"


def test_grades_may_change_places_on_their_scale(tmp_path):
    load_folder(write(tmp_path))
    scales = with_other("scales", "1,splendid", "2,splendid").replace("2,fair", "1,fair")
    load_folder(write(tmp_path, scales=scales))
    assert [grade.name for grade in Grade.objects.all()] == ["fair", "splendid", "dreadful"]


def test_what_the_desk_changed_stays_while_the_file_does_not_change(tmp_path):
    load_folder(write(tmp_path))
    Body.objects.filter(slug="borsetshire").update(region="The Borders")
    assert load_folder(tmp_path).lines == []
    assert Body.objects.get(slug="borsetshire").region == "The Borders"


def test_a_released_version_that_differs_is_told_and_left_alone(tmp_path):
    load_folder(write(tmp_path))
    (tmp_path / "judgments.csv").write_text(judgments("borsetshire,round-1,digging,1,dreadful,,,2017-05"))
    said = run("load_record", folder=tmp_path)
    assert "Left alone: judgments.csv, line 2: in conflict with a released row" in said
    assert "“fair” → “dreadful”" in said
    assert JudgmentVersion.objects.get().grade.name == "fair"


def test_what_the_desk_typed_and_has_not_released_is_left_alone_too(tmp_path):
    load_folder(write(tmp_path, judgments=judgments()))
    area = Area.objects.get(programme__code="round-1")
    factories.judgment_version("dreadful", of=Body.objects.get(slug="borsetshire"), on=area, released=False)
    (tmp_path / "judgments.csv").write_text(FILES["judgments.csv"])
    assert len(load_folder(tmp_path).conflicts) == 1
    assert JudgmentVersion.objects.get().grade.name == "dreadful"
    assert not JudgmentVersion.objects.public()


# ---- Refusals


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("borsetshire,round-2,digging,1,hot,,,2018", "outcome: “hot” is not a grade of Round 2"),
        ("borsetshire,round-2,digging,1,graded,,,2018", "outcome: “graded” is not a grade of Round 2"),
        ("borsetshire,round-2,digging,1,,,,2018", "outcome: must not be empty"),
        ("nowhere,round-2,digging,1,fair,,,2018", "body: there is no “nowhere” in the record"),
        ("borsetshire,round-9,digging,1,fair,,,2018", "programme: there is no “round-9” in the record"),
        ("borsetshire,round-2,hoses,1,fair,,,2018", "area: there is no “hoses” in Round 2"),
        ("borsetshire,round-2,talking,1,fair,,,2018", "outcome: “Talking” is never graded in Round 2"),
        ("borsetshire-frs,round-2,digging,1,fair,,,2018", "body: Round 2 inspects police forces"),
        ("borsetshire,round-2,digging,1,fair,,,2018-13", "published: “2018-13” is not a date"),
        ("borsetshire,round-2,digging,1,fair,,,22 March", "published: “22 March” is not a date"),
        ("borsetshire,round-2,digging,one,fair,,,2018", "version: "),
        ("borsetshire,round-2,digging,0,fair,,,2018", "version: versions count from 1"),
        ("borsetshire,round-2,digging,2,fair,,regraded,2018", "version: there is no version 1 before this one"),
        ("borsetshire,round-2,digging,1,fair,,regraded,2018", "reason: a first version has none"),
        ("borsetshire,round-1,digging,2,fair,,,2018", "reason: a second or later version must say why"),
        ("borsetshire,round-1,digging,2,fair,,whim,2018", "reason: “whim” is not one of: regraded"),
        ("borsetshire,round-2,digging,1,fair,round-1,,2018", "stands_from: only with the outcome"),
        ("borsetshire,round-2,digging,1,last grade stands,round-9,,2018", "stands_from: there is no programme"),
        (
            "borsetshire,round-2,digging,1,last grade stands,round-2,,2018",
            "stands_from: a grade stands from an earlier",
        ),
        ("borsetshire,round-1,digging,1,fair,,,2017-05", "the same body, programme, area, version as on line 2"),
        ("borsetshire,round-2,digging,1,fair,,", "12 fields where the header has 13"),
    ],
)
def test_a_judgment_that_does_not_fit_is_refused_with_its_file_line_and_reason(tmp_path, row, reason):
    good = "borsetshire,round-1,digging,1,fair,,,2017-05"
    found = reasons(write(tmp_path, judgments=judgments(good, row)))
    assert len(found) == 1
    assert found[0].startswith(f"judgments.csv, line 3: {reason}")
    assert not Body.objects.exists()


@pytest.mark.parametrize(
    ("name", "row", "reason"),
    [
        ("bodies", "x,moon_base,X,X,,,,,,,", "kind: there is no “moon_base” in the record"),
        ("bodies", "compare,police_force,X,X,,,,,,,", "slug: “compare” is an address of the site itself"),
        ("bodies", "X Y,police_force,X,X,,,,,,,", "slug: "),
        ("bodies", "x,police_force,X,X,,,,,,nobody,", "successor: there is no “nobody” in the record"),
        ("programmes", "p,P,testorate,police_force,nine-grade,,,,,", "scale: there is no “nine-grade”"),
        ("programmes", "p,P,testorate,police_force,three-grade,,June,,,", "first_published: “June” is not a date"),
        ("areas", "round-1,a,nothing,pillar,,A,,,always,,", "parent: there is no “nothing” in the record"),
        ("areas", "round-1,a,,pillar,,A,,,always,round-0/a,", "continues: there is no “round-0/a” in the record"),
        ("areas", "round-1,a,,pillar,,A,,,mostly,,", "graded: “mostly” is not one of: always, some, never, unknown"),
        ("areas", "round-1,a,,pillar,,,,,always,,", "label: must not be empty"),
        ("areas", "round-1,digging,,pillar,,A,,,always,,", "the same programme, code as on line 5"),
        ("scales", "three-grade,1,superb,is superb", "the same scale, rank as on line 2"),
        ("monitoring", "nowhere,engage,2019,,", "body: there is no “nowhere” in the record"),
    ],
)
def test_a_reference_row_that_does_not_fit_is_refused_with_its_file_line_and_reason(tmp_path, name, row, reason):
    folder = write(tmp_path, **{name: with_row(name, row)})
    line = FILES[f"{name}.csv"].count("\n") + 1
    (found,) = reasons(folder)
    assert found.startswith(f"{name}.csv, line {line}: {reason}")
    assert not Body.objects.exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "line 1: the file is empty"),
        (b"\n\n", "line 1: the file is empty"),
        (b"body,stage,from,source\n", "line 1: the column “to” is missing"),
        (b"body,stage,from,to,source,mood\n", "line 1: there is no column “mood” in such a file"),
        (b"body,stage,from,to,source,to\n", "line 1: the column “to” comes twice"),
        (b"body,stage,from,to,source\nx,y,2019,,caf\xe9\n", "line 2: this is not UTF-8 text"),
        (b'body,stage,from,to,source\nborsetshire,engage,2019,,"open\n', "line 2: this is not CSV"),
        (b"body,stage,from,to,source\nborsetshire,en\x00gage,2019,,x\n", "line 2: stage: holds a character"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path, content, reason):
    write(tmp_path)
    (tmp_path / "monitoring.csv").write_bytes(content)
    (found,) = reasons(tmp_path)
    assert found.startswith(f"monitoring.csv, {reason}")


def test_every_problem_of_every_file_is_listed_at_once(tmp_path):
    bad = judgments("nowhere,round-2,digging,1,hot,,,2018", "borsetshire,round-2,digging,1,fair,,,2018-13")
    found = reasons(write(tmp_path, judgments=bad, monitoring=with_row("monitoring", "borsetshire,engage,soon,,")))
    assert [line.split(": ")[0] for line in found] == [
        "judgments.csv, line 2",
        "judgments.csv, line 2",
        "judgments.csv, line 3",
        "monitoring.csv, line 3",
    ]


def test_the_command_says_each_problem_and_stores_nothing(tmp_path):
    write(tmp_path, judgments=judgments("nowhere,round-2,digging,1,fair,,,2018"))
    with pytest.raises(CommandError, match=r"judgments.csv, line 2: body: there is no “nowhere”"):
        run("load_record", folder=tmp_path)
    assert not Programme.objects.exists()


def test_a_byte_order_mark_other_line_ends_and_white_space_are_welcome(tmp_path):
    write(tmp_path)
    text = "body,stage,from,to,source\r\n borsetshire , engage,2019-02 ,,a letter\r\n\r\n"
    (tmp_path / "monitoring.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
    load_folder(tmp_path)
    assert str(Monitoring.objects.get().from_on) == "2019-02"


def test_a_file_that_is_not_there_is_one_clear_sentence(tmp_path):
    write(tmp_path)
    (tmp_path / "areas.csv").unlink()
    with pytest.raises(CommandError, match=r"areas.csv cannot be read: No such file"):
        run("load_record", folder=tmp_path)


def test_the_database_s_own_refusal_is_one_clear_sentence_too(tmp_path):
    load_folder(write(tmp_path))
    never = with_other("areas", "round-1,digging,,pillar,,Digging,,,always", "round-1,digging,,pillar,,Digging,,,never")
    write(tmp_path, areas=never)
    with pytest.raises(CommandError, match="grade does not fit"):
        run("load_record", folder=tmp_path)


# ---- The tile map


def test_every_force_with_an_area_has_a_tile_and_no_two_share_one():
    load_folder()
    places = set(Body.objects.exclude(tile_row=None).values_list("tile_column", "tile_row"))
    assert len(places) == 43
    assert Body.objects.filter(kind__code="police_force", tile_row=None).exclude(ons_code="").count() == 0


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("nowhere,3,3", "there is no “nowhere” in the record"),
        ("old-borset,2,1", "the same column, row as on line 2"),
        ("old-borset,,1", "column: must not be empty"),
        ("old-borset,west,1", "column: “west” value must be an integer."),
    ],
)
def test_a_tile_is_of_a_body_that_is_held_and_of_one_place(tmp_path, row, reason):
    found = reasons(write(tmp_path, tiles=with_row("tiles", row)))
    assert found == [f"tiles.csv, line 3: {reason}"]
