"""The audit trail: every change a manager or a command makes to shared data leaves an entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from persistence.models import AuditEntry, User


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to what, with what stood before and after as plain JSON values."""

    action: str
    object_type: str
    object_id: str = ""
    before: Any = None
    after: Any = None


def record_change(actor: User | str, change: Change) -> AuditEntry:
    """Add an entry; call it inside the transaction of the change, so that both stand or fall together."""
    user = actor if isinstance(actor, User) else None
    return AuditEntry.objects.create(
        actor=user,
        actor_name=user.get_username() if user else str(actor),
        action=change.action,
        object_type=change.object_type,
        object_id=change.object_id,
        before=change.before,
        after=change.after,
    )
