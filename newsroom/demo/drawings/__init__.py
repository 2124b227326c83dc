"""Pictures drawn from the record as it stands in the database: no grade is written in this package.

Each function returns a Pillow image of 1200 × 675 points; `DRAWINGS` names them for the stories.
"""

from .counts import counts
from .engage import engage
from .framework import framework
from .line import line
from .outcomes import outcomes
from .regrade import regrade
from .scales import one_scale, two_scales
from .tiles import tiles

DRAWINGS = {
    "counts": counts,
    "engage": engage,
    "framework": framework,
    "line": line,
    "one_scale": one_scale,
    "outcomes": outcomes,
    "regrade": regrade,
    "tiles": tiles,
    "two_scales": two_scales,
}
