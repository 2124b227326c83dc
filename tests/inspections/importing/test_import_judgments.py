"""A file of judgments taken in by command: what it says, what it stores, and what only an editor may do."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from inspections.models import Area, Body, ImportBatch, ImportConflict, JudgmentVersion
from tests import factories

from .record_files import FIRST, judgments

pytestmark = pytest.mark.usefixtures("two_areas")


@pytest.fixture
def run(tmp_path):
    """Run the command over these rows; returns what it said."""

    def import_rows(*rows: str, **options) -> str:
        file, out = tmp_path / "new.csv", StringIO()
        file.write_text(judgments(*rows))
        call_command("import_judgments", file, stdout=out, **options)
        return out.getvalue()

    return import_rows


def test_new_rows_are_stored_in_one_batch_and_readers_see_none(run):
    said = run(FIRST, "borsetshire,round-1,filling,1,pending,,,", by=factories.reporter().username)
    assert "line 2: new: borsetshire, round-1, digging: fair" in said
    assert "2 new, 0 unchanged" in said
    batch = ImportBatch.objects.get()
    assert (batch.file_name, batch.imported_by, batch.versions.count()) == ("new.csv", factories.reporter(), 2)
    assert not JudgmentVersion.objects.public()


def test_a_dry_run_says_the_same_and_stores_nothing(run):
    said = run(FIRST, dry_run=True)
    assert "line 2: new" in said
    assert "dry run: nothing was stored" in said
    assert not JudgmentVersion.objects.exists()
    assert not ImportBatch.objects.exists()


def test_the_same_file_twice_changes_nothing(run):
    run(FIRST)
    assert "0 new, 1 unchanged" in run(FIRST)
    assert ImportBatch.objects.count() == 1


def test_an_unreleased_row_is_replaced_by_a_later_file_and_it_says_so(run):
    run(FIRST)
    said = run(FIRST.replace("fair", "dreadful"))
    assert "line 2: replacing an unreleased row" in said
    assert "grade: “fair” → “dreadful”" in said
    version = JudgmentVersion.objects.get()
    assert (version.grade.name, version.batch) == ("dreadful", ImportBatch.objects.first())


def test_a_row_that_contradicts_a_released_one_waits_for_an_editor_and_the_rest_is_stored(run):
    run(FIRST, release=True, by=factories.editor().username)
    with pytest.raises(CommandError, match=r"1 conflict with released rows awaits an editor.* \(line 2\)") as ended:
        run(FIRST.replace("fair", "dreadful"), "borsetshire,round-1,filling,1,pending,,,2018")
    assert ended.value.returncode == 3
    assert JudgmentVersion.objects.public().get().grade.name == "fair"
    assert JudgmentVersion.objects.get(released_at=None).outcome == "pending"
    conflict = ImportConflict.objects.get()
    assert (conflict.held, conflict.place) == (JudgmentVersion.objects.public().get(), "line 2")
    assert conflict.differences == ["grade: “fair” → “dreadful”"]


def test_a_dry_run_tells_the_conflicts_and_keeps_none(run):
    run(FIRST, release=True, by=factories.editor().username)
    with pytest.raises(CommandError, match="1 conflict with released rows would await an editor"):
        run(FIRST.replace("fair", "dreadful"), dry_run=True)
    assert not ImportConflict.objects.exists()


def test_a_contradiction_is_asked_about_once_and_not_again_once_it_is_settled(run):
    run(FIRST, release=True, by=factories.editor().username)
    for _ in range(2):
        with pytest.raises(CommandError, match="awaits an editor"):
            run(FIRST.replace("fair", "dreadful"))
    ImportConflict.objects.get().keep_ours(by=factories.editor())
    assert "an editor settled 1 when an earlier file had the same" in run(FIRST.replace("fair", "dreadful"))
    assert ImportConflict.objects.count() == 1


def test_an_editor_releases_what_is_taken_in(run):
    run(FIRST, release=True, by=factories.editor().username)
    version = JudgmentVersion.objects.public().get()
    assert version.released_by == factories.editor()


def test_a_release_reaches_rows_that_were_taken_in_before(run):
    run(FIRST)
    said = run(FIRST, release=True, by=factories.editor().username)
    assert "Readers see these judgments." in said
    assert JudgmentVersion.objects.public().count() == 1


def test_a_reporter_cannot_release_and_nothing_is_stored(run):
    with pytest.raises(CommandError, match="rita cannot release records: only an editor can"):
        run(FIRST, release=True, by=factories.reporter().username)
    assert not JudgmentVersion.objects.exists()


def test_a_release_by_nobody_or_by_somebody_unknown_is_refused(run):
    with pytest.raises(CommandError, match="needs a name"):
        run(FIRST, release=True)
    with pytest.raises(CommandError, match="There is no user “nemo”"):
        run(FIRST, release=True, by="nemo")
    assert not JudgmentVersion.objects.exists()


def test_a_second_version_is_added_and_the_first_stays(run):
    run(FIRST)
    run("borsetshire,round-1,digging,2,splendid,,regraded,2018-05")
    found = JudgmentVersion.objects.order_by("number").values_list("number", "grade__name", "reason")
    assert list(found) == [(1, "fair", ""), (2, "splendid", "regraded")]


def test_other_outcomes_are_kept_apart_from_grades(run):
    factories.programme("round-0")
    run("borsetshire,round-1,digging,1,last grade stands,round-0,,", "borsetshire,round-1,filling,1,not graded,,,")
    stands, ungraded = JudgmentVersion.objects.order_by("judgment__area__code")
    assert (stands.outcome, stands.grade, stands.stands_from.code) == ("last grade stands", None, "round-0")
    assert (ungraded.outcome, ungraded.grade, ungraded.stands_from) == ("not graded", None, None)


def test_one_bad_row_keeps_the_whole_file_out(run):
    with pytest.raises(CommandError, match=r"new.csv, line 3: outcome: “hot” is not a grade"):
        run(FIRST, "borsetshire,round-1,filling,1,hot,,,2018")
    assert not JudgmentVersion.objects.exists()


def test_a_fire_service_s_judgments_need_no_code(run):
    fire = factories.kind("fire_service", "fire service")
    Body.objects.create(slug="borsetshire-frs", kind=fire, name="Borsetshire Fire Service", short_name="Borsetshire")
    programme = factories.programme("frs-1", body_kind=fire)
    Area.objects.create(programme=programme, code="hoses", label="Hoses", level="pillar", graded="always")
    run("borsetshire-frs,frs-1,hoses,1,splendid,,,2018", release=True, by=factories.editor().username)
    assert JudgmentVersion.objects.public().get().judgment.area.label == "Hoses"


def test_a_file_that_cannot_be_read_is_one_clear_sentence(tmp_path):
    with pytest.raises(CommandError, match=r"none.csv cannot be read: No such file or directory\."):
        call_command("import_judgments", tmp_path / "none.csv")
    with pytest.raises(CommandError, match=r"cannot be read: Is a directory\."):
        call_command("import_judgments", tmp_path)


def test_the_number_of_queries_does_not_grow_with_the_file(run, django_assert_max_num_queries):
    for number in range(60):
        factories.area(code=f"area-{number}")
    with django_assert_max_num_queries(24):
        run(*(f"borsetshire,round-1,area-{number},1,fair,,,2018" for number in range(60)))
    assert JudgmentVersion.objects.count() == 60
