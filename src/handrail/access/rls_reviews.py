"""A finished review is frozen: nothing is put into it any more, by whatever way it comes.

What is written in the act that finishes it belongs to it; afterwards an amendment may still end, and
what was in it before (a question, a meeting, a change) is carried on, but never taken out of it or put
into it. Documents brought in by the owner are not acts. Called by ``rls.sync``.
"""

from collections.abc import Iterable

from handrail.access.statements import DEFINER, OWNER, trigger

PROMISE = "reviews_finished"
"""The name under which the database refuses."""
ANSWERS = ("reviews_input", "reviews_movement")
"""Every version of these is of the review itself."""
AMENDMENTS = "reviews_amendment"
CARRIED_ON = ("reviews_change", "reviews_discussion", "reviews_meeting")
"""What has a life of its own, and is only begun in a review."""
AFTERWARDS = ("edition", "not_agreed_because")
"""What a finished review is still told: whether the plan was agreed again."""
OF_A_VERSION = ("id", "version", "recorded_at", "superseded_at", "by_id", "change")


def functions() -> Iterable[str]:
    """When a review was finished, and the triggers that refuse what comes after it."""
    yield _finished_on()
    yield f"""
        create or replace function reviews_refuse(finished date) returns void language plpgsql as $$
        begin
            raise check_violation using constraint = '{PROMISE}', detail = finished::text,
                message = 'a finished review takes nothing in';
        end $$"""
    for private in ("reviews_finished_on(bigint, varchar, varchar)", "reviews_refuse(date)"):
        yield f"revoke execute on function {private} from public"
    yield from _of("reviews_frozen", "true", ANSWERS)
    yield from _of("reviews_amendment_frozen", "new.state <> 'ended'", (AMENDMENTS,))
    yield from _of("reviews_begun_before", "was is distinct from new.review", CARRIED_ON)
    yield from _of_itself()


def _finished_on() -> str:
    """The day, unless it is open or the act that asks finished it; open, it is held until that is done."""
    return f"""
        create or replace function reviews_finished_on(which bigint, review varchar, doing varchar)
        returns date language plpgsql {DEFINER} as $$
        declare before text := coalesce(current_setting('app.maintenance', true), ''); found_on date;
        begin
            perform set_config('app.maintenance', 'on', true);
            perform 1 from reviews_review r where r.case_id = which and r.entry = review
                and r.superseded_at is null and r.state = 'open' for share;
            if not found then
                select coalesce(r.completed_on, r.recorded_at::date) into found_on from reviews_review r
                 where r.case_id = which and r.entry = review and r.superseded_at is null
                   and r.state = 'complete' and r.change is distinct from doing;
            end if;
            perform set_config('app.maintenance', before, true);
            return found_on;
        end $$"""


def _of(function: str, adds: str, tables: Iterable[str]) -> Iterable[str]:
    """A version that ``adds`` to its review needs an open one, and so does taking an entry out of one."""
    yield f"""
        create or replace function {function}() returns trigger language plpgsql {DEFINER} as $$
        declare before text := coalesce(current_setting('app.maintenance', true), '');
            was varchar; finished date;
        begin
            if {OWNER} then return new; end if;
            perform set_config('app.maintenance', 'on', true);
            execute format('select review from %I where case_id = $1 and entry = $2
                             order by version desc limit 1', tg_table_name)
               into was using new.case_id, new.entry;
            perform set_config('app.maintenance', before, true);
            if {adds} then finished := reviews_finished_on(new.case_id, new.review, new.change); end if;
            if finished is null and was is distinct from new.review then
                finished := reviews_finished_on(new.case_id, was, new.change);
            end if;
            if finished is not null then perform reviews_refuse(finished); end if;
            return new;
        end $$"""
    for table in tables:
        yield from trigger(table, function, "before insert")


def _of_itself() -> Iterable[str]:
    names = ", ".join(f"'{name}'" for name in (*AFTERWARDS, *OF_A_VERSION))
    yield f"""
        create or replace function reviews_stays_finished() returns trigger language plpgsql {DEFINER} as $$
        declare before text := coalesce(current_setting('app.maintenance', true), ''); was reviews_review;
        begin
            if {OWNER} then return new; end if;
            perform set_config('app.maintenance', 'on', true);
            select * into was from reviews_review where case_id = new.case_id and entry = new.entry
             order by version desc limit 1;
            perform set_config('app.maintenance', before, true);
            if was.state = 'complete'
               and to_jsonb(was) - array[{names}] <> to_jsonb(new) - array[{names}]
            then perform reviews_refuse(coalesce(was.completed_on, was.recorded_at::date)); end if;
            return new;
        end $$"""
    yield from trigger("reviews_review", "reviews_stays_finished", "before insert")
