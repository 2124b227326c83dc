"""The names by which bodies of the record are known. Every form is made by rule from the record; none is listed."""

from collections import defaultdict
from collections.abc import Iterable

from .plain_text import plain
from .record import BodyRow, KindRow


class Forms:
    """Forms of names, each with the bodies or kinds of body that it may mean."""

    def __init__(self, kinds: Iterable[KindRow], bodies: Iterable[BodyRow]) -> None:
        self.bodies = {body.pk: body for body in bodies}
        self.full: dict[str, set[int]] = defaultdict(set)
        self.short: dict[str, set[int]] = defaultdict(set)
        # “Force”, “constabulary”, “fire service”.
        self.kinds: dict[str, set[int]] = defaultdict(set)
        # After a short name more is said: “Borsetshire fire” is its service, though “the fire” is none.
        self.endings: dict[str, set[int]] = defaultdict(set)
        for kind in kinds:
            self._add_kind(kind)
        for body in self.bodies.values():
            self._add_body(body)
        self._add_initials()
        for form, of in self.kinds.items():
            self.endings[form] |= of

    def _add_kind(self, kind: KindRow) -> None:
        """A fire and rescue service is also a fire service, and a service."""
        words = kind.name.casefold().split()
        for form in {" ".join(words), f"{words[0]} {words[-1]}", words[-1]}:
            self.kinds[form].add(kind.pk)
        self.endings[words[0]].add(kind.pk)

    def _add_body(self, body: BodyRow) -> None:
        self.short[plain(body.short_name)].add(body.pk)
        for name in body.names:
            for form in {name, name.replace(" and ", " & "), name.replace(" & ", " and ")}:
                self.full[plain(form)].add(body.pk)
            if name.startswith(f"{body.short_name} "):
                ending = plain(name.removeprefix(body.short_name).strip()).casefold()
                for form in {ending, ending.split()[-1]}:
                    self.kinds[form].add(body.kind)
            self._add_former_short(name, body)

    def _add_former_short(self, name: str, body: BodyRow) -> None:
        """A former name without its ending: what people went on calling it."""
        for ending in list(self.kinds):
            if name.casefold().endswith(f" {ending}") and body.kind in self.kinds[ending]:
                self.short[plain(name[: -len(ending)].strip())].add(body.pk)

    def _add_initials(self) -> None:
        """Three or more initials, where only one body has them."""
        made = defaultdict(set)
        for body in self.bodies.values():
            for name in body.names:
                made["".join(word[0] for word in name.split() if word[0].isupper())].add(body.pk)
        for initials, bodies in made.items():
            if len(initials) > 2 and len(bodies) == 1:
                self.full[initials] |= bodies

    # ---- What a form means

    def of_kind(self, bodies: Iterable[int], kinds: set[int]) -> tuple[int, ...]:
        return tuple(sorted(pk for pk in bodies if self.bodies[pk].kind in kinds))

    def kinds_beginning(self, stem: str) -> set[int]:
        """“Policing” and “firefighters” are of the kinds whose words begin so."""
        return {kind for form, kinds in self.kinds.items() if form.startswith(stem) for kind in kinds}

    def beginning(self, start: str) -> tuple[int, ...]:
        """Bodies of whose short name this is the beginning, shortened by at least three letters."""
        names = (name for name in self.short if name.startswith(start) and len(name) > len(start) + 2)
        return tuple(sorted({pk for name in names for pk in self.short[name]}))

    def cut_short(self, word: str, kinds: set[int]) -> tuple[int, ...]:
        """“Cambs Police”: the beginning of one short name, with or without an s."""
        for start in dict.fromkeys((word, word.removesuffix("s"))):
            found = self.of_kind(self.beginning(start), kinds) if len(start) > 2 else ()
            if len(found) == 1:
                return found
        return ()
