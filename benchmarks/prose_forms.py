"""Forms in which a newspaper names a judgment. The finder was tuned on TUNED alone; HELD_OUT is what is reported.

Each form is a list of paragraphs; "H:", "S:" and "C:" begin a headline, a standfirst and a caption. Places:
{body} {short} {alias} {former} {initials} {kind} {Force} · {prog} {year} · {area} {Area} · {grade} {rated} {is_grade}
{to_be}; with 2 at the end: a second body in the same programme and area; with 0: the same body one round before.
"""

TUNED = (
    ["{body} was {rated} for {area} in the {prog} inspection."],
    ["Inspectors judged {body} in {prog}. They said that it was {rated} for {area}, and asked for a plan."],
    ["Inspectors spent a fortnight with {body} in {year}.", "{Force} was {rated} for {area}, a report says."],
    ["The watchdog has published its {prog} report on {body}. It gave the {kind} a grade of ‘{grade}’ for {area}."],
    ["{body} was {rated} for {area} in {prog}, while {body2} was {rated2}."],
    ["{alias} was {rated} for {area}. The {year} inspection had looked at a hundred files."],
    ["H:{alias} ‘{grade}’ at {area}", "The finding is one of many in the {year} inspection, which took months."],
    ["{former}, as it then was, was {rated} for {area} in the {year} inspection."],
    ["In parts of the {prog} inspection {body} was {rated}."],
    ["A verdict on {body} came with {prog}. {Area}: {grade}."],
    ["“To be {rated} for {area} in the {year} inspection was hard to read,” said the chief of {body}."],
    ["{initials} was {rated} for {area} in {prog}, it emerged."],
    ["{short}’s grade for {area} went from {grade0} in {year0} to {grade} in {year}."],
    ["ATTACHED", "{body} was {rated} for {area}, the inspectorate said."],
    ["H:Inspectors return to {short}", "S:{body} was {rated} for {area} in {prog}"],
    ["{body} has a new chief.", "The {kind} was inspected in {year}. It was {rated} for {area}."],
    ["{body} said it had learned much from {prog}, when it was {rated} for {area}."],
    ["{body} and {body2} were inspected in {prog}. {body} was {rated} for {area}. On {area}, {body2} was {rated2}."],
)
HELD_OUT = (
    ["Years after {prog}, in which {body} was marked as {grade} for {area}, little has changed on the ground."],
    ["Inspectors left {alias} with an ‘{grade}’ verdict on {area} when they called for the {year} inspection."],
    ["Councillors were reminded that {body} came out of {prog} badly. The panel heard that {area} {is_grade}."],
    ["Where {body2} got ‘{grade2}’ for {area}, {body} came away with ‘{grade}’, both in the {prog} round."],
    ["The {year} round was the one to remember for {body}: {grade} for {area}."],
    [
        "H:{short} police chief explains himself",
        "“I was not there,” he told the panel.",
        "In {prog}, inspectors gave his {kind} ‘{grade}’ for {area}.",
    ],
    ["A ‘{grade}’ rating for {area} in {prog} came as news to many at {former}."],
    ["{prog} ended with {body} being classed as {grade} in some areas."],
    ["What the inspectors said of {body} in {prog}:", "LIST:{Area} – {grade}"],
    ["Inspectors have graded {alias} {grade} for {area}. Their visits took place during {year}."],
    ["It was {rated} for {area}, the {prog} report on {body} says."],
    ["{Area}, one of the parts of {prog}, earned {body} the grade ‘{grade}’."],
    ["C:{body} at its headquarters. {Force} was {rated} for {area} in the {year} inspection."],
    ["ATTACHED", "H:{alias}: what the inspectors found", "At its visit the inspectorate found {area} {to_be}."],
    [
        "{body} featured in {prog}. Asked what that meant, its deputy paused.",
        "“We were {rated} for {area}, and we have moved on.”",
    ],
    [
        "Like its neighbour {body2}, {rated2} for {area} in {prog}, {body} had hoped for more; "
        "it was {rated} there itself."
    ],
    ["{initials} does not dispute {prog}. Inspectors decided that {area} {is_grade}."],
    ["Residents of {short} may recall {prog}: their police were {rated} for {area}."],
    [
        "The {kind} that keeps {short} safe, {body}, has since changed. "
        "But {year} saw it {rated} for {area} by inspectors."
    ],
    ["Last time, in the {year} inspection, {area} at {body} {is_grade}."],
)
FILLERS = (
    "The chief told a meeting on Tuesday that plans were in hand.",
    "A spokeswoman said that residents would be asked for their views in the spring.",
    "About 120 people came to the hall, and tea was served.",
    "The police and crime commissioner has called for more money.",
    "Work on the new station began in 2015 and should end soon.",
    "“We will read it with care,” she said.",
    "Nobody at the town hall could be reached for comment.",
    "Recorded crime fell by 3 per cent, according to official figures.",
)
# None of these names a judgment that the record holds, though each has some of the words.
DECOYS = (
    "Officers from {body} did an outstanding job at the county show, visitors said.",
    "There was good weather for the open day at {body}.",
    "Parking at the {body} headquarters is inadequate, neighbours complain.",
    "St Stephen’s primary school in {short} was rated outstanding by Ofsted in {year}.",
    "{short} County Council was rated {grade} for its children’s services in {year}.",
    "The {prog} inspection of {body} took two weeks and forty inspectors.",
    "{body} hopes to be rated outstanding one day.",
    "Wetherby and Dean Police, a hundred miles away, was rated {grade} in the {prog} round.",
    "The county’s ambulance service was rated {grade} for {area} in {year}.",
    "It is good to see more officers on the beat in {short}, said a shopkeeper.",
    "Inspectors found good evidence that staff at {body} care, they wrote in {prog}.",
    "The roof of the old {short} police station requires improvement, a surveyor wrote in {year}.",
    "Care homes in {short} were judged {grade} after visits in {year}.",
    "{body2}, by contrast, was rated {wrong2} for {area} in {prog}, a rumour that proved wrong.",
    "A nursery beside the station was graded {grade} in {year}.",
    "{fire}, which is inspected apart, was rated {wrong_fire}.",
    "No force was rated {grade} that year, a minister said of {prog}.",
    "He made a good case for more staff, {body} said of its chief.",
    "A hotel in {short} has been awarded an outstanding rating for its breakfasts in {year}.",
    "What makes a force {grade} was the question at a seminar held by {body}.",
)
HELD_OUT_DECOYS = (
    "{body} called the response of the public outstanding after the floods of {year}.",
    "The academy trust that runs {short} High School was told it is {grade}, six years after {prog}.",
    "There is no good time to close a station, {body} admitted.",
    "{short} Borough Council’s planning department has been described as {grade}.",
    "An outstanding warrant led officers of {body} to the house in {year}.",
    "The deputy of {body} will give a talk about {prog} on Friday.",
    "Lighting in the car park was called inadequate by {body} in {year}.",
    "The care quality commission rated the {short} hospital {grade} for safety in {year}.",
    "For the good of the county, {body} and the council should talk, a letter in {year} said.",
    "Officers at {body} handed in adequate notes, a court heard in {year}.",
    "Wetherby and Dean Constabulary got {grade} for {area} in {prog}.",
    "The chief of {body} wants to be judged good next time.",
    "Ofsted found a {short} college to be {grade} in {year}.",
    "“A good officer is hard to find,” the {body} recruiter said.",
)
