"""A small reference record of invented bodies, as files, to load whole or to spoil."""

from pathlib import Path

JUDGMENT_COLUMNS = (
    "body,programme,area,version,outcome,stands_from,reason,published,body_name_at_time,source,source_url,"
    "confidence,note"
)
# A row of a file of judgments, for the two areas of conftest.py.
FIRST = "borsetshire,round-1,digging,1,fair,,,2018-03-22"
FILES = {
    "body_kinds.csv": (
        "code,name,plural\npolice_force,police force,police forces\nfire_service,fire service,fire services\n"
    ),
    "inspectorates.csv": (
        "inspectorate,short_name,name,from,to,attribution,licence,licence_url\n"
        "testorate,TEST,The Testorate,,,© Testorate,Digging Licence,https://example.org/licence\n"
    ),
    "bodies.csv": (
        "slug,kind,name,short_name,region,police_uk_id,ons_code,active_from,active_to,successor,source\n"
        "old-borset,police_force,Old Borset Police,Old Borset,,,,,2001,borsetshire,a book\n"
        "borsetshire,police_force,Borsetshire Police,Borsetshire,,,,2001,,,a book\n"
        "borsetshire-frs,fire_service,Borsetshire Fire Service,Borsetshire,,,,,,,a book\n"
    ),
    "tiles.csv": "body,column,row\nborsetshire,2,1\n",
    "body_names.csv": "body,name,from,to,source\nborsetshire,Borset Constabulary,,2010,a book\n",
    "scales.csv": (
        "scale,rank,grade,phrase\nthree-grade,1,splendid,is splendid\nthree-grade,2,fair,is fair\n"
        "three-grade,3,dreadful,is dreadful\n"
    ),
    "programmes.csv": (
        "code,label,inspectorate,body_kind,scale,comparability_group,first_published,last_published,summary,source\n"
        "round-1,Round 1,testorate,police_force,three-grade,rounds,2017,,,a book\n"
        "round-2,Round 2,testorate,police_force,three-grade,rounds,2018-03,,,a book\n"
        "frs-1,Fire Round 1,testorate,fire_service,three-grade,,2018,,,a book\n"
    ),
    "areas.csv": (
        "programme,code,parent,level,number,label,wording,wording_confidence,graded,continues,source\n"
        "round-2,depth,digging,question,1,Depth,How deep?,official,always,,a book\n"
        "round-2,digging,,pillar,,Digging,,,always,round-1/digging,a book\n"
        "round-2,talking,,pillar,,Talking,,,never,,a book\n"
        "round-1,digging,,pillar,,Digging,,,always,,a book\n"
        "frs-1,hoses,,pillar,,Hoses,,,some,,a book\n"
    ),
    "monitoring.csv": "body,stage,from,to,source\nborsetshire,engage,2019-02,,a letter\n",
    "judgments.csv": f"{JUDGMENT_COLUMNS}\nborsetshire,round-1,digging,1,fair,,,2017-05,,a page,,inspectorate,\n",
}


def write(folder: Path, **changed: str) -> Path:
    """The record's files, some of them with other text: `write(folder, areas="…")`."""
    for name, text in FILES.items():
        (folder / name).write_text(changed.get(name.removesuffix(".csv"), text))
    return folder


def with_row(name: str, row: str) -> str:
    return FILES[f"{name}.csv"] + row + "\n"


def with_other(name: str, old: str, new: str) -> str:
    assert old in FILES[f"{name}.csv"]
    return FILES[f"{name}.csv"].replace(old, new)


def judgments(*rows: str) -> str:
    """A file of judgments; each row is `body,programme,area,version,outcome,stands_from,reason,published`."""
    return "\n".join([JUDGMENT_COLUMNS, *(f"{row},,a page,,secondary," for row in rows)]) + "\n"
