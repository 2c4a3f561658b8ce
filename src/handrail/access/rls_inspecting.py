"""Row security of inspections: governance opens a unit, the lead draws the sample, readers judge.

Nobody chooses a case and nobody sees those that were not drawn: the database counts and draws, by
lots that depend on the seed and the reference alone (``quality.inspections.drawing`` does the same).
Drawing lets the inspection's readers in, as inspectors, until it ends; a case that is shut to any of
them is not drawn and not counted.

Two readers of a case judge it apart. Whoever reads it second sees nothing of the first's answers before
having answered every key question, and nobody sees the second's before both have, unless whoever leads
has begun its moderation or the inspection is over. Called by ``rls.sync``.
"""

from collections.abc import Iterable

from handrail.access.statements import DEFINER, GROUP, ME, policy, protect

TABLES = (
    "quality_inspection",
    "quality_inspector",
    "quality_sampledcase",
    "quality_judgement",
    "quality_interview",
)
OPEN = "i.closed_at is null and i.ends_on >= current_date"
ASKED = 12
"""Key questions of a case: three of each stage."""
KEYS = r"'^' || case i.cohort when 'youth' then 'Y' else 'P' end || '2\.[1-4]\.[1-3]$'"
SAMPLE = "teams, sentence_kinds, begun_from, begun_to, strata, size, second_every, seed"


def grants() -> Iterable[str]:
    """These tables only grow; of an inspection the sample may be defined, until it is drawn.

    Of a case only that its moderation began: who reads it is settled by lot.
    """
    for table in TABLES:
        yield f"revoke update, delete, truncate on {table} from {GROUP}"
    yield f"grant update ({SAMPLE}, closed_at) on quality_inspection to {GROUP}"
    yield f"grant update (moderated_at) on quality_sampledcase to {GROUP}"
    yield f"revoke insert on quality_sampledcase from {GROUP}"


def functions() -> Iterable[str]:
    """Who reads in an inspection; how far readings are; counting and drawing."""
    yield f"""
        create or replace function access_inspects(number bigint) returns boolean
        language sql stable {DEFINER} as $$
            select exists (select 1 from quality_inspector x join access_user u on u.id = x.user_id
                where x.inspection_id = number and x.user_id = {ME} and u.is_active
                  and u.role = 'inspector') $$"""
    yield f"""
        create or replace function access_leads_inspection(number bigint) returns boolean
        language sql stable {DEFINER} as $$
            select access_inspects(number) and exists (select 1 from quality_inspector x
                where x.inspection_id = number and x.user_id = {ME} and x.leads) $$"""
    yield f"""
        create or replace function access_inspected_unit(unit bigint) returns boolean
        language sql stable {DEFINER} as $$
            select exists (select 1 from agencies_team t
                where t.agency_id = unit and t.id = any(access_governed_teams())) $$"""
    yield f"""
        create or replace function access_inspects_sampled(which bigint) returns boolean
        language sql stable {DEFINER} as $$
            select exists (select 1 from quality_sampledcase s
                where s.id = which and access_inspects(s.inspection_id)) $$"""
    yield _readings()
    yield _frame()
    yield "revoke execute on function access_inspection_frame(bigint) from public"
    yield f"""
        create or replace function access_inspection_strata(number bigint)
        returns table (stratum varchar, cases bigint)
        language sql {DEFINER} as $$
            select f.stratum, count(*) from access_inspection_frame(number) f
             where access_leads_inspection(number) group by f.stratum order by f.stratum $$"""
    yield _draw()


def _readings() -> str:
    """Each reading of each case one inspects: how much is answered, and whether one may see what."""
    return f"""
        create or replace function access_readings()
        returns table (sampled_id bigint, by_id bigint, answered bigint, shown boolean)
        language sql stable {DEFINER} as $$
            with held as materialized (
                select s.id, s.first_id, s.second_id, s.moderated_at is not null or not ({OPEN}) as over,
                       j.by_id, count(distinct j.question) filter (where j.question ~ ({KEYS})) as answered
                  from quality_sampledcase s join quality_inspection i on i.id = s.inspection_id
                  join quality_judgement j on j.sampled_id = s.id and not j.settles
                 where access_inspects(i.id)
                 group by s.id, i.id, j.by_id)
            select r.id, r.by_id, r.answered,
                   r.by_id = {ME} or r.over
                   or coalesce(second.answered, 0) >= {ASKED} and coalesce(first.answered, 0) >= {ASKED}
                   or r.by_id = r.first_id
                      and (r.second_id is distinct from {ME} or coalesce(second.answered, 0) >= {ASKED})
              from held r
              left join held first on first.id = r.id and first.by_id = r.first_id
              left join held second on second.id = r.id and second.by_id = r.second_id $$"""


def _frame() -> str:
    """The cases a sample may take: of the unit, begun by the day, open to every reader."""
    return f"""
        create or replace function access_inspection_frame(number bigint)
        returns table (case_id bigint, reference varchar, stratum varchar, lot text)
        language plpgsql {DEFINER} as $$
        declare before text := coalesce(current_setting('app.maintenance', true), '');
        begin
            perform set_config('app.maintenance', 'on', true);
            return query
            select c.id, c.reference,
                   (case i.strata when 'team' then t.name when 'sentence' then s.kind else '' end)::varchar,
                   encode(sha256(convert_to(i.seed || ':' || c.reference, 'UTF8')), 'hex')
              from quality_inspection i
              join agencies_team t on t.agency_id = i.unit_id
              join people_case c on c.team_id = t.id and c.cohort = i.cohort
              join lateral (select x.kind, x.valid_from from sentences_sentence x
                    where x.case_id = c.id and x.superseded_at is null and x.valid_from <= i.known_on
                      and x.recorded_at < (i.known_on + 1)::timestamp at time zone 'Europe/London'
                    order by x.valid_from desc, x.id limit 1) s on true
             where i.id = number
               and (cardinality(i.teams) = 0 or t.reference = any(i.teams))
               and (cardinality(i.sentence_kinds) = 0 or s.kind = any(i.sentence_kinds))
               and (i.begun_from is null or s.valid_from >= i.begun_from)
               and (i.begun_to is null or s.valid_from <= i.begun_to)
               and not exists (select 1 from quality_inspector r
                    where r.inspection_id = i.id and access_is_shut(r.user_id, c.id));
            perform set_config('app.maintenance', before, true);
        end $$"""


def _draw() -> str:
    return f"""
        create or replace function access_draw_inspection(number bigint, names varchar[], numbers int[])
        returns text language plpgsql {DEFINER} as $$
        declare held quality_inspection; readers bigint[]; round int;
        begin
            select * into held from quality_inspection i
             where i.id = number and i.drawn_at is null and i.seed <> '' and {OPEN} for update;
            if not found or not access_leads_inspection(number) then return 'refused'; end if;
            select array_agg(x.user_id order by x.leads desc, x.id) into readers
              from quality_inspector x where x.inspection_id = number;
            -- Readers take turns, one further on after each round: else one of two would read all the cases
            -- that are read twice, and the other all that are read once.
            round := lcm(cardinality(readers), held.second_every);
            create temporary table drawn_now on commit drop as
                select f.*, row_number() over (partition by f.stratum order by f.lot) as nth
                  from access_inspection_frame(number) f;
            insert into quality_sampledcase
                   (inspection_id, case_id, reference, place, stratum, first_id, second_id)
            select number, d.case_id, d.reference, d.place, d.stratum,
                   readers[1 + d.turn % cardinality(readers)],
                   case when d.place % held.second_every = 0 and cardinality(readers) > 1
                        then readers[1 + (d.turn + 1) % cardinality(readers)] end
              from (select o.*, o.place - 1 + (o.place - 1) / round as turn
                      from (select n.*, row_number() over (order by n.lot) as place from drawn_now n
                              join unnest(names, numbers) as q(stratum, size) using (stratum)
                             where n.nth <= q.size) o) d;
            insert into access_relation
                   (user_id, case_id, kind, starts_at, ends_at, granted_by_id, purpose, gateway, shut)
            select r, s.case_id, 'inspector', now(), held.ends_on + 1, held.opened_by_id, held.name, '', false
              from quality_sampledcase s, unnest(readers) r
             where s.inspection_id = number;
            update quality_inspection set drawn_at = now(), drawn_by_id = {ME},
                   drawn_from = (select count(*) from drawn_now)
             where id = number;
            drop table drawn_now;
            return 'done';
        end $$"""


def policies(owner: str) -> Iterable[str]:
    """Each table by what the acting user is to the inspection."""
    for table in TABLES:
        yield from protect(table, owner, "true")
    governs = "(select access_is_governing()) and access_inspected_unit(unit_id)"
    yield policy(
        "quality_inspection",
        "read",
        "select",
        f"using (access_inspects(id) or opened_by_id = {ME} or {governs})",
    )
    yield policy(
        "quality_inspection",
        "open",
        "insert",
        f"with check ({governs} and opened_by_id = {ME} and drawn_at is null and closed_at is null)",
    )
    yield policy(
        "quality_inspection",
        "lead",
        "update",
        "using (access_leads_inspection(id) and closed_at is null) with check (access_leads_inspection(id))",
    )
    opened = f"""exists (select 1 from quality_inspection i where i.id = inspection_id
        and i.opened_by_id = {ME} and i.drawn_at is null)"""
    reads = """exists (select 1 from access_user u where u.id = user_id and u.role = 'inspector')"""
    yield policy("quality_inspector", "name", "insert", f"with check ({opened} and {reads})")
    yield policy("quality_inspector", "read", "select", f"using (access_inspects(inspection_id) or {opened})")
    yield policy("quality_sampledcase", "read", "select", "using (access_inspects(inspection_id))")
    lead = "access_leads_inspection(inspection_id)"
    own = f"""exists (select 1 from access_readings() r
        where r.sampled_id = quality_sampledcase.id and r.by_id = {ME} and r.answered >= {ASKED})"""
    yield policy(
        "quality_sampledcase",
        "lead",
        "update",
        f"using ({lead} and moderated_at is null and (second_id is distinct from {ME} or {own}))"
        f" with check ({lead})",
    )
    mine = f"""by_id = {ME} and access_inspects_sampled(sampled_id) and exists (
        select 1 from quality_sampledcase s join quality_inspection i on i.id = s.inspection_id
         where s.id = sampled_id and {OPEN}"""
    reader = f"{ME} in (s.first_id, s.second_id)"
    shown = f"""(by_id = {ME} or settles
        or (sampled_id, by_id) in (select r.sampled_id, r.by_id from access_readings() r where r.shown))"""
    inspects = "access_inspects_sampled(sampled_id)"
    for table, who, sees in (
        (
            "quality_judgement",
            f"({reader} and not settles or settles and access_leads_inspection(i.id))",
            f"{shown} and {inspects}",
        ),
        ("quality_interview", reader, inspects),
    ):
        yield policy(table, "add", "insert", f"with check ({mine} and {who}))")
        yield policy(table, "read", "select", f"using ({sees})")
