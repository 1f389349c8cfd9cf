"""The audit trail: every change a manager or a command makes to shared data leaves an entry."""

from __future__ import annotations

from typing import Any

from persistence.models import AuditEntry, User


def record_change(
    actor: User | str, action: str, object_type: str, *, object_id: str = "", before: Any = None, after: Any = None
) -> AuditEntry:
    """Add an entry; call it inside the transaction of the change, so that both stand or fall together."""
    user = actor if isinstance(actor, User) else None
    return AuditEntry.objects.create(
        actor=user,
        actor_name=user.get_username() if user else str(actor),
        action=action,
        object_type=object_type,
        object_id=object_id,
        before=before,
        after=after,
    )
