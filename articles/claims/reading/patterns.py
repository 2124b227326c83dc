"""Phrases that tell what a sentence is about, besides its grades."""

import re

from articles.prose.grade_words import JUDGES, NOUNS
from articles.prose.word_lists import words

from .table import Table

# What rows below have in common.
A_PART = (
    r"(?:some|several|important|certain|a (?:number|handful|couple|few|range|series|string|majority) of|key|many|most|"
    r"these|those|various|other|a few|multiple|numerous|crucial|vital|half(?: of)?)"
)
AREAS = r"(?:areas|respects|aspects|ways|categor(?:y|ies)|fields|measures|pillars|things)"
GRADE = r"(?:outstanding|good|adequate|inadequate|requires[ -]improvement)"
GRADES = r"(?:grades?|ratings?|gradings?|judge?ments?|marks?|verdicts?)"
GRADED = r"(?:rated|graded|judged|deemed|marked|assessed|ranked)"
RANK = r"(?:Sergeant|Sgt|PC|WPC|DC|DS|DI|DCI|PCSO|Constable|Firefighter|Superintendent|Inspector|Officer)"
PRIZE = (
    r"(?:bravery|award[- ]winning|commendation|medal|awards? (?:ceremony|night|evening|dinner)|"
    r"(?:at|in) (?:the |its |their |an? )?(?:\w+[’']?s? ){0,4}[Aa]wards)"
)
OF_A_BODY = (
    r"(?:chief constable|chief|commissioner|office|officers?|units?|teams?|squad|dogs?|website|app|canteen|choir|band|"
    r"station|helpline|control room|campaign|training|college|museum|helicopter|garage|café|stand)"
)

OTHER_JUDGES = re.compile(
    r"\b(?:Ofsted|CQC|Healthcare Inspectorate|Care Inspectorate|Education Inspectorate|Care Quality Commission|"
    r"Estyn|Ofcom|Ofwat|Ofgem|Food Standards|food hygiene|"
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
# “In several areas”: not overall, and not the areas named before.
SOME = Table(
    (
        rf"(?:in|at|across|for|of)?\s?(?:just |only |as many as )?{A_PART}(?: of)?(?: \w+){{0,2}} {AREAS}",
        "It requires improvement in a number of crucial areas.",
    ),
    (r"mostly|largely|broadly|partly|mainly", "The force is mostly adequate."),
)
# “Not a single area was rated inadequate”.
NO_AREA = re.compile(
    r"\b(?:not (?:a single|one)|no|none of (?:its|the|their)) (?:\w+ )?"
    r"(?:areas?|categor(?:y|ies)|aspects?|pillars?|parts?)\b",
    re.IGNORECASE,
)
# “The two inadequate grades”, “these ratings”: grades spoken of again.
AGAIN = Table(
    (
        r"(?:the|these|those|both|this|that)(?: of the)? (?:(?:two|three|four|five|latest|new|recent|damning|poor) )*"
        rf"[‘“'\"]?{GRADE}[’”'\"]? {GRADES}\b(?! (?:for|in|at|on|was given|to)\b)",
        "The two inadequate grades worried the commissioner.",
    ),
)
# Somebody’s belief, or what did not come.
DENIED = Table(
    (
        r"(?:(?:do|does|did|would|could|can)(?: not|n['’]t)|cannot|can['’]t|never) (?:\w+ )?(?:believe|accept|agree|"
        r"recogni[sz]e|think|feel)",
        "I do not believe the judgment of inadequate.",
    ),
    (r"miss(?:ed|ing|es) out on|f[ae]ll short of|short of|shy of", "It missed out on an outstanding grade."),
    (r"denied", "He denied that the force was inadequate."),
    (
        r"(?:work(?:ing|s|ed)?|push(?:ing)?|journey|path|road|way|step|bid|drive|progress(?:ing)?|striv(?:e|ing)|"
        r"mov(?:e|ing)) "
        r"to(?:wards?)?(?: \S+){0,4}? (?:being|be|becoming|become|getting|reaching|get|an?|achieving)",
        "The work towards the force being rated good goes on.",
    ),
    (
        r"(?:hope|dream|chance|goal|aim|prospect|ambition|vision|target|promise|aspiration)s? (?:of|to|that|is|was)",
        "The ambition is to be outstanding.",
    ),
    (
        r"than (?:the|this|that|its) (?:report|inspection|grades?|judge?ment|inspectors?) "
        r"(?:say|said|suggest|indicat|show|give|allow|impl|make)\w*",
        "We are better than the report says.",
    ),
    (
        r"compar(?:e|ed|isons?)\b[^.]{0,80}\b(?:cannot|can['’]t|can not|not (?:be|possible)|impossible|"
        r"isn['’]t possible)",
        "A direct comparison with previous grades cannot be made.",
    ),
    (
        r"(?:cannot|can['’]t|not (?:be|possible)|isn['’]t possible)\b[^.]{0,30}\bcompar(?:e|ed|isons?)",
        "The grades cannot be compared.",
    ),
)
# An officer, or her work, is graded by somebody else.
OF_PEOPLE = Table(
    (
        r"(?:his|her|their|annual|yearly|performance|peer|staff|appraisal|end[- ]of[- ]year) (?:\w+ )?(?:reviews?|"
        r"appraisals?|exams?|essays?|PDR|probation|interview)",
        "She was rated outstanding in her annual review.",
    ),
    (
        rf"(?:['’]s?|Police|Constabulary) (?:[\w-]+ ){{0,2}}{OF_A_BODY} "
        rf"(?:was|were|is|are|has been|have been) (?:\w+ )?{GRADED}",
        "Kent Police dogs were rated outstanding.",
    ),
    (
        rf"(?:an? (?:\w+ )?officer|dogs?|horses?|cadets?|museum|restaurant) (?:[\w’'&-]+ ){{0,7}}"
        rf"(?:was|were|is|has been) {GRADED}",
        "The report says an officer in Leeds was rated good.",
    ),
    (
        rf"{RANK}(?: [A-Z][\w’'-]+){{1,3}}(?:,? (?:of|from|with|who|,) [\w ’'&-]+?)?,? "
        rf"(?:was|were|is|has been|had been) (?:\w+ )?{GRADED}",
        "Sergeant Lumb of Kent Police was rated outstanding.",
    ),
    (
        rf"(?:{RANK}|[Oo]fficers?|[Cc]onstables?)\b.*\b{PRIZE}",
        "An officer was named outstanding at the bravery awards.",
    ),
    (
        rf"{PRIZE}\b.*\b(?:{RANK}|[Oo]fficers?|[Cc]onstables?)",
        "At the force’s bravery awards an officer was called outstanding.",
    ),
    exact=True,
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
# “The latest report”: not the one that was spoken of before.
LATEST = re.compile(
    r"\b(?:latest|newest|current|new|most recent|today[’']s|this (?:year|week|month)[’']s)(?: \w+){0,2} "
    r"(?:reports?|inspections?|assessments?|grad(?:e|ing)s?|ratings?|judge?ments?|findings)\b|\bthis time\b",
    re.IGNORECASE,
)
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
