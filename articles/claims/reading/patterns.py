"""Phrases that tell what a sentence is about, besides its grades."""

import re

from articles.prose.grade_words import JUDGES, NOUNS
from articles.prose.word_lists import words

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
SOME = re.compile(
    r"\b(?:(?:in|at|across|for|of) )?(?:just |only |as many as )?(?:some|several|important|certain|a (?:number|"
    r"handful|couple|few|"
    r"range|series|string|majority) of|key|many|most|these|those|various|other|a few|multiple|numerous|crucial|vital|"
    r"half(?: of)?)(?: of)?(?: \w+){0,2} (?:areas|respects|aspects|ways|categor(?:y|ies)|fields|measures|"
    r"pillars|things)\b|\b(?:mostly|largely|broadly|partly|mainly)\b",

    re.IGNORECASE,
)
# “Not a single area was rated inadequate”.
NO_AREA = re.compile(
    r"\b(?:not (?:a single|one)|no|none of (?:its|the|their)) (?:\w+ )?(?:areas?|categor(?:y|ies)|aspects?|pillars?|parts?)\b",
    re.IGNORECASE,
)
# “The two inadequate grades”, “these ratings”: grades spoken of again.
AGAIN = re.compile(
    r"\b(?:the|these|those|both|this|that)(?: of the)? (?:(?:two|three|four|five|latest|new|recent|damning|poor) )*"
    r"[‘“'\"]?(?:outstanding|good|adequate|inadequate|requires[ -]improvement)[’”'\"]? "
    r"(?:grades?|ratings?|gradings?|judge?ments?|marks?|verdicts?)\b(?! (?:for|in|at|on|was given|to)\b)",
    re.IGNORECASE,
)
# Somebody’s belief, or what did not come.
DENIED = re.compile(
    r"\b(?:(?:do|does|did|would|could|can)(?: not|n['’]t)|cannot|can['’]t|never) (?:\w+ )?(?:believe|accept|"
    r"agree|recogni[sz]e|"
    r"think|feel)\b|\b(?:missed out on|missing out on|short of|shy of|denied|fell short of|misses out on|"
    r"(?:work(?:ing|s|ed)?|"
    r"push(?:ing)?|journey|path|road|way|step|bid|drive|progress(?:ing)?|strive|striving|move|moving) to(?:wards?)?"
    r"(?: \S+){0,4}? (?:being|be|becoming|become|getting|reaching|get|an?|achieving)|(?:hope|dream|chance|goal|"
    r"aim|prospect|"
    r"ambition|vision|target|promise|aspiration)s? (?:of|to|that|is|was))\b"
    r"|\bthan (?:the|this|that|its) (?:report|inspection|grades?|judge?ment|inspectors?) (?:say|said|suggest|indicat|show|"
    r"give|allow|impl|make)\w*\b"
    r"|\bcompar(?:e|ed|ison|isons)\b[^.]{0,80}\b(?:cannot|can['’]t|can not|not (?:be|possible)|impossible|"
    r"isn['’]t possible)\b|\b(?:cannot|can['’]t|not (?:be|possible)|isn['’]t possible)\b[^.]{0,30}\bcompar(?:e|ed|isons?)\b",
    re.IGNORECASE,
)
# An officer, or her work, is graded by somebody else.
OF_PEOPLE = re.compile(
    r"\b(?:his|her|their|annual|yearly|performance|peer|staff|appraisal|"
    r"end[- ]of[- ]year) (?:\w+ )?(?:reviews?|appraisals?|exams?|"
    r"essays?|PDR|probation|interview)\b"
    r"|(?:['’]s?|Police|Constabulary) (?:[\w-]+ ){0,2}(?:chief constable|chief|commissioner|office|officers?|"
    r"units?|teams?|squad|dogs?|website|app|canteen|choir|band|station|helpline|"
    r"control room|"
    r"campaign|training|college|museum|helicopter|garage|café|stand) (?:was|were|is|are|has been|have been) "
    r"(?:\w+ )?(?:rated|graded|judged|deemed|marked|assessed|ranked)\b"
    r"|\b(?:an? (?:\w+ )?officer|dogs?|horses?|cadets?|museum|restaurant) (?:[\w’'&-]+ ){0,7}(?:was|were|is|"
    r"has been) (?:rated|"
    r"graded|judged|"
    r"marked|ranked)\b"
    r"|\b(?:Sergeant|Sgt|PC|WPC|DC|DS|DI|DCI|PCSO|Constable|Firefighter|Superintendent|Inspector|"
    r"Officer)(?: [A-Z][\w’'-]+){1,3}"
    r"(?:,? (?:of|from|with|who|,) [\w ’'&-]+?)?,? (?:was|were|is|has been|had been) (?:\w+ )?(?:rated|graded|"
    r"judged|deemed|marked|"
    r"assessed|ranked)\b"
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
