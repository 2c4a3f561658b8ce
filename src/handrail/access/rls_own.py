"""Row security of what is a user's own: how they want Handrail to be, and where they are signed in."""

from collections.abc import Iterable

from handrail.access.statements import DEFINER, ME, policy, protect, trigger

PREFERENCES, DEVICES = "access_preferences", "usersessions_usersession"
TABLES = (PREFERENCES, DEVICES)


def functions() -> Iterable[str]:
    """A device goes with its session, however that ends: no list names one that is gone."""
    yield f"""
        create or replace function access_device_ended() returns trigger
        language plpgsql {DEFINER} as $$
        begin
            delete from {DEVICES} d where d.session_key = old.session_key;
            return null;
        end $$"""
    yield from trigger("django_session", "access_device_ended", "after delete")


def policies(owner: str) -> Iterable[str]:
    """Each reads and writes their own; nobody sees a colleague's."""
    for table in TABLES:
        yield from protect(table, owner, "true")
        yield policy(table, "own", "all", f"using (user_id = {ME}) with check (user_id = {ME})")
