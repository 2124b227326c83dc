from inspections.scales import tone


class Dots:
    """A grade as so many dots of its scale's, `filled` of `steps`, `step` apart; none filled without a grade."""

    filled: int
    steps: int
    step: int

    @property
    def tone(self) -> str:
        return tone(self.filled, self.steps) if self.filled else "none"

    @property
    def all_dots(self) -> int:
        """How far the scale's dots reach."""
        return (self.steps - 1) * self.step

    @property
    def filled_dots(self) -> int:
        return (self.filled - 1) * self.step
