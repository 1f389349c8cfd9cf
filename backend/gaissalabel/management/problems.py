"""Errors of controllers and connectors as the lines a terminal shows."""

from controllers.errors import DomainError


def describe(error: DomainError) -> str:
    """The detail, then one line per fault with its place."""
    lines = [error.detail]
    for item in error.errors:
        place = "".join([f", line {item.line}" if item.line else "", f", column {item.column}" if item.column else ""])
        lines.append(f"  {item.field}{place}: {item.message} [{item.code}]")
    return "\n".join(lines)
