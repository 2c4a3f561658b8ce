"""Row security of what is a user's own: how they want Handrail to be, where they are signed in, and the
address at which their calendar reads their diary."""

from collections.abc import Iterable

from handrail.access.statements import DEFINER, ME, policy, protect, trigger

PREFERENCES, DEVICES = "access_preferences", "usersessions_usersession"
FEEDS = "access_calendarfeed"
TABLES = (PREFERENCES, DEVICES, FEEDS)


def functions() -> Iterable[str]:
    """A device goes with its session, however that ends: no list names one that is gone. A calendar's
    address goes with the account; whose it is can be asked by whoever holds it, and by nobody else."""
    yield f"""
        create or replace function access_device_ended() returns trigger
        language plpgsql {DEFINER} as $$
        begin
            delete from {DEVICES} d where d.session_key = old.session_key;
            return null;
        end $$"""
    yield from trigger("django_session", "access_device_ended", "after delete")
    yield f"""
        create or replace function access_feed_ended() returns trigger
        language plpgsql {DEFINER} as $$
        begin
            delete from {FEEDS} f where f.user_id = new.id and not new.is_active;
            return null;
        end $$"""
    yield from trigger("access_user", "access_feed_ended", "after update of is_active")
    yield f"""
        create or replace function access_feed_reader(asked text) returns bigint
        language sql stable {DEFINER} as $$
            select f.user_id from {FEEDS} f join access_user u on u.id = f.user_id
            where f.digest = asked and u.is_active $$"""


def policies(owner: str) -> Iterable[str]:
    """Each reads and writes their own; nobody sees a colleague's."""
    for table in TABLES:
        yield from protect(table, owner, "true")
        yield policy(table, "own", "all", f"using (user_id = {ME}) with check (user_id = {ME})")
