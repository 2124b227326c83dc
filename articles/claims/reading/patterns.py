"""Phrases that tell what a sentence is about, besides its grades."""

import re

from articles.claims.word_lists import words

from .grade_words import JUDGES, NOUNS

OTHER_JUDGES = re.compile(
    r"\b(?:Ofsted|CQC|Care Quality Commission|Estyn|Ofcom|Ofwat|Ofgem|Food Standards|food hygiene|"
    r"HMIP|HM Inspectorate of (?:Probation|Prisons)|"
    r"Probation|Prisons|Independent Monitoring Board|TripAdvisor|Trustpilot|Met Office|Moody|"
    r"Standard & Poor|Audit Office|auditors?|Ombudsman|"
    r"teachers?|pupils|patients|tourists|customers|diners|voters|fans|Trading Standards|General "
    r"Medical Council|Environment Agency|Natural England|DVSA|Highways England)\b"
)
OTHER_BODIES = re.compile(
    (
        r"\b(?:schools?|academ(?:y|ies)|colleges?|universit(?:y|ies)|hospitals?|councils?|care homes?|"
        r"nurser(?:y|ies)|NHS|prisons?|jail|ambulance|surger(?:y|ies)|GP|"
        r"roads?|restaurants?|takeaways?|hotels?|pubs?|football|rugby|cricket|team|weather|bridges?|"
        r"beach(?:es)?|rivers?|bathing water|library|museum|bus(?:es)?|trains?|railway)\b"
    ),
    re.IGNORECASE,
)
ANAPHORS = words("force constabulary police it its they their service forces brigade officers them we our")
OVERALL = re.compile(r"\b(?:overall|as a whole|all round|all-round|in general|generally)\b", re.IGNORECASE)
EVERY = re.compile(
    (
        r"\b(?:(?:in|at|for|across|on|of) (?:all|any|every|each|both)(?: (?:of )?(?:its|the|their))?(?: "
        r"(?:three|four|eight|nine|ten|graded|main|key|other))?(?: \w+)? "
        r"?(?:areas?|pillars?|categor(?:y|ies)|fronts|counts|respects|aspects|strands|measures)|"
        r"all (?:of )?(?:its|their|\w+[’']s) grades|across "
        r"the board|all three (?:areas|pillars|categories|strands|counts|fronts)|in each (?:pillar|area|"
        r"category))\b"
    ),
    re.IGNORECASE,
)
ALWAYS = re.compile(
    r"\b(?:consistently|always|every (?:year|time|inspection)|each (?:year|time)|continuously|throughout)\b",
    re.IGNORECASE,
)
SOME = re.compile(
    (
        r"\b(?:in|at) (?:some|several|important|certain|a number of|key|many)(?: \w+){0,2} (?:areas|"
        r"respects|aspects|ways)\b"
    ),
    re.IGNORECASE,
)
FORMERLY = re.compile(
    (
        r"\b(?:once(?! more| again)|previously|formerly|in the past|originally|initially|at first|first "
        r"(?:rated|graded|judged|published|found|given)|had been|before (?:being|it was) (?:regraded|"
        r"downgraded|revised)|when (?:the report was )?first published)\b"
    ),
    re.IGNORECASE,
)
# A year beside one of these is the year of an inspection.
ABOUT_INSPECTIONS = JUDGES | NOUNS | {"inspected", "peel", "round", "reports", "inspections", "published"}
# Said of one judgment that is given another grade.
REGRADING = words("downgraded downgrade regraded revised changed changes change from upgraded upgrade")
THAT_YEAR = re.compile(r"\b(?:that|the same) (?:year|round|inspection)\b", re.IGNORECASE)
PARTING = {"while", "whilst", "but", "whereas", "although", "though", ";", "however", "yet"}
# Said beside a bare place name, the sentence is about something else there.
NEARBY = {"in", "near", "at", "around", "across", "from", "of", "outside", "for"}
FORCES_COUNTED = re.compile(
    r"\b(?:number|proportion|share|percentage) of (?:police )?(?:forces|services)\b", re.IGNORECASE
)
SCALES = re.compile(
    (
        r"\b(?:scale|grades? (?:run|range|are|go)|(?:run|range)s? from|four grades|five grades|possible "
        r"grades|possible ratings|grading system|grades available)\b"
    ),
    re.IGNORECASE,
)
