"""Where renditions lie, and when they are made anew.

They lie in a folder beside the picture's file that is called as the file is, so another file has other names; and
each is called after its bytes: no name is ever given other bytes, and a new focal point renames only what it changes.
"""

from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from .render import Made, make_renditions
from .sizes import RECIPE
from .upload import SUFFIX


def are_current(picture) -> bool:
    """Whether a picture's renditions are of its file, round its focal point and of the sizes of today."""
    folder = f"{_folder_of(picture)}/"
    return picture.made_by == _maker(picture) and all(row["name"].startswith(folder) for row in picture.renditions)


def possible_originals(name: str) -> list[str]:
    """What the file of which that is a rendition can be called."""
    folder = PurePosixPath(name).parent
    return [f"{folder}{suffix}" for suffix in sorted(set(SUFFIX.values()))]


def render_into(picture) -> list[str]:
    """Make them, and note them in this object, which is still to be saved; its file is stored first, if it is new.

    Returns those that it has no longer, to be dropped once it is saved.
    """
    made, before = make_renditions(picture.file, picture.focus), picture.renditions
    if not picture.file._committed:
        picture.file.save(picture.file.name, picture.file.file, save=False)
    picture.renditions = [_stored(one, picture) for one in made]
    picture.made_by = _maker(picture)
    now = {row["name"] for row in picture.renditions}
    return [row["name"] for row in before if row["name"] not in now]


def delete_files(names: list[str]) -> None:
    """Delete their files, when it is committed that no picture has them."""
    transaction.on_commit(lambda: [default_storage.delete(name) for name in names])


def rerender(picture) -> None:
    """Make them outside any form. Written only if the picture is still the one that they were made of."""
    gone = render_into(picture)
    unchanged = {name: getattr(picture, name) for name in ("pk", "file", "focus_x", "focus_y")}
    noted = {name: getattr(picture, name) for name in ("renditions", "made_by")}
    if type(picture).objects.filter(**unchanged).update(**noted):
        delete_files(gone)


def _folder_of(picture) -> str:
    return str(PurePosixPath(picture.file.name).with_suffix(""))


def _maker(picture) -> str:
    return f"{RECIPE} {picture.focus_x} {picture.focus_y}"


def _stored(made: Made, picture) -> dict:
    """The note of one. What has its name already is the same, unless the machine went down while it was written."""
    name = f"{_folder_of(picture)}/{made.name}"
    if default_storage.exists(name) and default_storage.size(name) != len(made.content):
        default_storage.delete(name)
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(made.content))
    return {"name": name, "shape": made.shape, "width": made.width, "height": made.height}
