"""Words of movement: what newspapers say when a grade, or a body, goes up, down or nowhere."""

from articles.prose.word_lists import words

from .table import Table

UP, DOWN, SAME, CHANGED = "better", "worse", "the same", "changed"


AN_INSPECTION = r"(?:inspections?|reports?|assessments?|visits?|rounds?|grad(?:e|ing)s?|ratings?|judge?ments?)"
# What makes a movement one between inspections: “since 2016”, “than at the last visit”, “on the year before”.
MARKER = Table(
    (r"since", "It has improved since 2016."),
    (r"compared (?:to|with)", "It is better compared with the year before."),
    (
        rf"(?:than|from|on|over|against|after|following) (?:it|they|the force|(?:its|their|the|a|last|previous|earlier)"
        rf"(?: \w+){{0,3}} (?:{AN_INSPECTION}|years?|time)|(?:in |at )?(?:PEEL |its )?20\d\d|last (?:year|time))",
        "It is up on the year before.",
    ),
    (r"than (?:in|at|before|when|it|they|ever)", "It is better than before."),
    (r"20\d\d(?:[-–/]\d\d)?(?:['’]s)?,? (?:and|to|and in|to in) 20\d\d", "It fell 2016 to 2017."),
    (r"between|from 20\d\d|for the (?:first|second|third) time|year[- ]on[- ]year", "It has fallen year on year."),
    (r"last (?:inspection|report|time)", "Last time it was better."),
    (
        rf"(?:previous|earlier|last|latest|this|next|first|second|third) (?:PEEL |police |full )?"
        rf"(?:{AN_INSPECTION}|year)",
        "It has slipped at this inspection.",
    ),
)


# Since what is no inspection: “since the arrival of the new chief”.
SINCE_EVENTS = Table(
    (
        r"since (?:the |its |his |her |their |my |our |a |this |that )?(?:\w+ )?"
        r"(?:arrival|appointment|introduction|launch|"
        r"opening|closure|pandemic|lockdown|election|merger|murder|death|scandal|riots?|start of|taking|joining)",
        "It has improved since the arrival of its new chief.",
    ),
    (r"since (?:he|she|i)", "It has improved since she came."),
)


# Several words that say a direction, where “since” or “than” says from when: “has made big strides since 2022”.
PHRASES = {
    UP: Table(
        (
            r"(?:ma[dk](?:e|es|ing)|taken) (?:\w+ ){0,3}(?:strides|progress|headway|advances|improvements?)",
            "It has made big strides since 2022.",
        ),
        (r"come (?:on )?(?:such |quite )?(?:a long way|leaps and bounds)", "It has come a long way since 2022."),
        (r"(?:gone|moved) from strength to strength", "It has gone from strength to strength since 2022."),
        (r"turned (?:itself|things|performance|the corner)", "It has turned the corner since 2022."),
        (
            r"(?:raised|upped) its game|gained ground|transformed|bounced back|on the up",
            "It has bounced back since 2022.",
        ),
    ),
    DOWN: Table(
        (r"lost (?:\w+ )?ground", "It has lost ground since 2022."),
        (r"gone off the boil", "It has gone off the boil since 2022."),
        (r"gone (?:to pot|to the dogs|down the pan|into reverse)", "It has gone to pot since 2022."),
        (r"taken (?:a|\w+) steps? back\w*", "It has taken a step backwards since 2022."),
        (r"in (?:steep )?decline|let (?:itself|things) slide|slumped", "It has let things slide since 2022."),
    ),
}


def all_are(direction: str | None, text: str) -> dict[str, str | None]:
    return dict.fromkeys(text.split(), direction)


# Said of grades alone, whatever stands around them.
OF_GRADES = {
    **all_are(UP, "upgraded upgrade upgrades upgrading promoted"),
    **all_are(DOWN, "downgraded downgrade downgrades downgrading demoted"),
    **all_are(CHANGED, "regraded revised re-graded"),
}
# Said of much else too. Without a direction of their own, the next word gives it (“gone backwards”).
OF_ANYTHING = {
    **all_are(
        UP,
        """
        improved improves rose risen rises climbed climbs jumped jumps bettered advanced progressed leapt
        rebounded recovered improvement improvements jump rise lifted bounced soared improving
        """,
    ),
    **all_are(
        DOWN,
        """
        deteriorated deteriorates worsened worsens slipped slips declined declines slumped slumps plunged
        plunges plummeted plummets fell fallen falls dropped drops drop fall sank sunk slid slides tumbled
        tumbles dipped dips regressed deterioration decline slide crashed deteriorating worsening slipping
        declining falling
        """,
    ),
    **all_are(CHANGED, "changed changes"),
    **all_are(None, "gone went moved goes moves turned"),
}
# Those that are nouns, those that need “is”, and those that need “did not” before them.
NOMINAL = words(
    """
    deterioration improvement improvements decline downgrade upgrade rise jump drop fall slide falls drops rises
    jumps
    """
)
PRESENT = words("improving deteriorating worsening slipping declining falling")
BASE = {
    **all_are(UP, "improve rise"),
    **all_are(DOWN, "deteriorate worsen slip decline fall drop"),
    **all_are(CHANGED, "change"),
}
PARTICLES = {
    **all_are(UP, "up forward forwards"),
    **all_are(DOWN, "backwards backward down downhill"),
    **all_are(None, "back"),
}
COMPARED = {
    **all_are(UP, "better higher stronger above"),
    **all_are(DOWN, "worse lower poorer weaker below"),
}
KEEP = all_are(SAME, "keep retain maintain remain stay")
KEPT = all_are(
    SAME,
    """
    remained remains remain stayed stays retained retains kept keeps maintained maintains unchanged unmoved held
    holds repeated stuck stood stands still again continued continues retaining keeping
    """,
)
WON = {**all_are(UP, "regained regains shed"), **all_are(DOWN, "lost loses stripped losing")}
LOSING = words("lost stripped loses losing shed")
# What may follow “better” when it is the body that is better, and not its cars.
BESIDE = words(
    "state shape place than at in for on with overall rated graded record performance now when grade , ( this by under"
)
DID = words("did done does doing performed fared scored performing")
STEPS = words(
    """
    step steps grade grades notch notches rung rungs level levels place places category categories
    """
)
NUMBERS = words("one two three a single 1 2 3")
# What may have moved so that the record can say it.
SUBJECTS = words(
    """
    we force constabulary police service it they performance rating ratings grade grades grading judgment
    judgement judgments judgements score scores mark marks verdict standards results brigade which that who forces
    areas overall and but then position ones
    """
)
# “The number of 999 calls has risen”: what is counted moved, and no grade.
COUNTED = words("number numbers volume volumes rate rates amount proportion percentage cost costs total length waits")
# They stand for what comes before them.
RELATIVE = words("which that who")
# Between a subject and its verb.
PASSED = words(
    """
    has have had been was were is are be being also again since sharply slightly significantly steadily further
    now markedly only not never actually still either both all then even dramatically badly clearly considerably
    just yet however already greatly generally largely officially recently saw seen see sees n't hasn't haven't
    didn't did a an the of in for at its their to failed that's showing shown shows show marked an’s having ever
    and
    """
)
# They begin an object: something else was improved.
TO_SOMETHING = words("its their the a how our his her an victims' public this these road lives staff response")
# “Fell short”, “rose to the challenge”: nothing moved.
ELSEWHERE = words("short apart behind foul victim ill silent asleep out off charges plans through away")
WHERE = words("in of for with by at across among between around within from on about to")
