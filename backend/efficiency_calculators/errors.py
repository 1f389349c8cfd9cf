"""What calculators raise when they are given something they cannot rate."""


class CalculatorError(ValueError):
    """A value, unit or scheme that the method cannot accept; ``code`` is stable, the message is for people."""

    code = "invalid"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        if code:
            self.code = code


class UnknownUnitError(CalculatorError):
    """The unit is not one that can be turned into the metric's canonical unit."""

    code = "unknown-unit"


class InvalidValueError(CalculatorError):
    """The value is not finite, or outside the metric's range."""

    code = "invalid-value"


class InvalidSchemeError(CalculatorError):
    """Cut points out of order, a negative weight, or a metric without the cut points its weight needs."""

    code = "invalid-scheme"
