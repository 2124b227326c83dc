"""What the database itself holds to, whoever writes: grades that fit, released rows and append-only rows."""

from .append_only import APPEND_ONLY
from .frozen_rows import FROZEN_ROWS
from .grade_scale import GRADE_SCALE

GUARDS = (GRADE_SCALE, FROZEN_ROWS, APPEND_ONLY)
