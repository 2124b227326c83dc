"""How the claims rule judges stories of newspaper shape: run by `make accuracy`; `--wrong` lists what it got wrong."""

import sys
from collections import defaultdict

from benchmarks.own_record import load_own_record


def main() -> None:
    load_own_record()
    from django.contrib.auth.models import User

    from articles.models import Section

    from .invented_bodies import add_invented_bodies
    from .stories import HALVES

    person = User.objects.create(username="sub-editor")
    section = Section.objects.create(name="Newspaper", slug="newspaper")
    add_invented_bodies(person)
    for half in HALVES:
        print_half(half, section, person)


def print_half(half: str, section, person) -> None:
    from .measure import Tally, measure_story
    from .stories import read_half

    whole, kinds, wrong = Tally(), defaultdict(Tally), []
    for story in read_half(half):
        tally, answered_wrongly = measure_story(story, section, person)
        whole.add(tally)
        kinds[story.kind].add(tally)
        wrong += answered_wrongly
    print(f"Newspaper corpus, {half} half")
    print(f"{'':22}{'stories':>9}{'alarms':>9}{'false':>9}{'stopped':>9}{'faults':>9}{'missed':>9}")
    for kind, tally in [*sorted(kinds.items()), ("all", whole)]:
        counts = (tally.stories, tally.alarms, tally.false, tally.stopped, tally.faults, tally.missed)
        print(f"{kind:22}" + "".join(f"{count:>9}" for count in counts))
    print(f"alarms a story {whole.alarms / whole.stories:.1f}; false {whole.false / max(1, whole.alarms):.0%} of them;")
    print(f"{whole.stopped} of {whole.stories - whole.faults} stories without a fault wrongly stopped;")
    print(f"{whole.missed} of {whole.faults} faults missed;")
    with_inspection = whole.attached / max(1, whole.with_attached)
    print(
        f"lines on the desk a story: {whole.bare / whole.stories:.1f} bare, {with_inspection:.1f} with its inspection\n"
    )
    if "--wrong" in sys.argv:
        for one in wrong:
            print(f"  {one.story}: {one.how}: {one.text}")


if __name__ == "__main__":
    main()
