"""Style sheets put together of their parts: readers ask for one file, and whoever changes something opens a small one.

`styles/newsroom/site.css` names its parts, in their order, as a browser would import them: `@import "site/story.css";`.
It is served as `newsroom/site.css`, to readers, to tests and while the site is written alike.
"""

import re
from os import replace
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.core.files.storage import FileSystemStorage

IMPORT = re.compile(r'@import "(.+?)";\n')
# Comments, indentation and empty lines are for whoever writes it.
FOR_WRITERS = re.compile(r"/\*.*?\*/\s*|^\s+", re.DOTALL | re.MULTILINE)


def whole_sheet(sheet: Path) -> str:
    """The text of a style sheet with its parts in their places."""
    return IMPORT.sub(lambda part: whole_sheet(sheet.parent / part[1]), sheet.read_text())


def is_part(sheet: Path) -> bool:
    """Whether it lies in the folder of another one, `site/` beside `site.css`."""
    return sheet.parent.with_suffix(".css").is_file()


class StyleSheetFinder(AppDirectoriesFinder):
    """Finds whole sheets for what is in the folder `styles` of each app, and no parts."""

    source_dir = "styles"

    @property
    def made(self) -> FileSystemStorage:
        """Where whole sheets are kept."""
        return FileSystemStorage(settings.VAR_DIR / "styles")

    def list(self, ignore_patterns):
        for name, sources in super().list(ignore_patterns):
            if not is_part(Path(sources.path(name))):
                self._make(name, Path(sources.path(name)))
                yield name, self.made

    def find_in_app(self, app, path):
        found = super().find_in_app(app, path)
        return self._make(path, Path(found)) if found and not is_part(Path(found)) else None

    def _make(self, name: str, sheet: Path) -> str:
        made = Path(self.made.path(name))
        text = FOR_WRITERS.sub("", whole_sheet(sheet))
        if not made.is_file() or made.read_text() != text:
            made.parent.mkdir(parents=True, exist_ok=True)
            # At once, for whoever reads it meanwhile.
            with NamedTemporaryFile("w", dir=made.parent, delete=False) as draft:
                draft.write(text)
            Path(draft.name).chmod(0o644)
            replace(draft.name, made)
        return str(made)
