"""Who supervises, who may read, who may not, and the two sealed rooms."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

from handrail.casefile import compartments as c
from handrail.casefile import people as p
from handrail.casefile.access import Access, Exclusion, Relation, Restriction, SharedCopy
from handrail.exchange.synthetic import chances
from handrail.exchange.synthetic.maker import Maker


def allocations(make: Maker) -> bool:
    """Who is in charge, sometimes after a change of hands; whether somebody works beside them."""
    desk = make.desk
    facts = {"role": "in_charge", "worker": desk.practitioner.worker, "reason": "Room in the caseload."}
    span = (make.today - make.starts).days
    if span > 80 and make.chance(0.15):
        first = make.put(
            "people.allocations",
            p.Allocation,
            "in-charge-1",
            make.starts,
            late=0,
            by=desk.manager.user,
            **{**facts, "worker": desk.colleague.worker},
        )
        handed = make.starts + make.days(30, span - 10)
        make.correct("people.allocations", first, handed, valid_to=handed)
        make.put(
            "people.allocations",
            p.Allocation,
            "in-charge",
            handed + timedelta(days=1),
            late=0,
            by=desk.manager.user,
            **{**facts, "reason": "Colleague moved on."},
        )
    else:
        make.put(
            "people.allocations",
            p.Allocation,
            "in-charge",
            make.starts,
            late=0,
            by=desk.manager.user,
            **facts,
        )
    manager = {"role": "manager", "worker": desk.manager.worker}
    make.put(
        "people.allocations",
        p.Allocation,
        "manager",
        make.starts,
        late=0,
        by=desk.manager.user,
        **manager,
    )
    shared = desk.colleague != desk.practitioner and make.chance(0.12)
    if shared:
        make.put(
            "people.allocations",
            p.Allocation,
            "co-worker",
            make.starts,
            late=0,
            by=desk.manager.user,
            role="co_worker",
            worker=desk.colleague.worker,
            reason="Two hold this case.",
        )
    return shared


def access(make: Maker, shared: bool) -> Access:
    """Live readers: the one in charge and the manager at least."""
    desk, setting = make.desk, make.setting
    since = datetime.combine(make.starts, time(8), UTC)
    found = Access()

    def let_in(user: str, kind: str, **facts: Any) -> None:
        found.relations.append(
            Relation(user=user, kind=kind, starts_at=since, granted_by=desk.manager.user, **facts)
        )

    let_in(desk.practitioner.user, "in_charge")
    let_in(desk.manager.user, "manager")
    if shared:
        let_in(desk.colleague.user, "co_worker")
    if setting.partner_user and make.chance(0.12):
        _shared(make, found, let_in)
    if setting.governance and make.chance(chances.SHUT):
        found.exclusions.append(
            Exclusion(
                user=desk.colleague.user,
                starts_at=since,
                ends_at=since + timedelta(days=30) if make.chance(0.3) else None,
                set_by=setting.governance,
                reason="Knows the family.",
            )
        )
    if setting.governance and make.chance(chances.SHUT):
        readers = sorted({desk.practitioner.user, desk.manager.user})
        found.restrictions.append(
            Restriction(
                starts_at=since,
                ends_at=since + timedelta(days=90) if make.chance(0.3) else None,
                set_by=setting.governance,
                readers=readers,
                reason="In the news.",
            )
        )
    _sealed(make, found, since)
    return found


def _shared(make: Maker, found: Access, let_in: Callable[..., None]) -> None:
    """A partner's worker let in, who reads an entry or two as they stood."""
    setting, desk = make.setting, make.desk
    assert setting.partner_user is not None
    until = datetime.combine(make.today + make.days(20, 80), time(0), UTC)
    facts = {"gateway": "Consent", "ends_at": until, "agreement": setting.partner_agreement}
    let_in(setting.partner_user.user, "partner", purpose="Help with drinking and drugs", **facts)
    for row in make.tables["delivery.contacts"][:2]:
        if row.marking == "none" and row.kind == "supervision":
            found.copies.append(
                SharedCopy(
                    user=setting.partner_user.user,
                    part="delivery.contacts",
                    entry=row.entry,
                    version=row.version,
                    starts_at=row.recorded_at,
                    ends_at=until,
                    granted_by=desk.practitioner.user,
                )
            )


def covers(make: Maker, access: Access, shared: bool) -> None:
    """A colleague stood in for a fortnight; it is over."""
    desk = make.desk
    span = (make.today - make.starts).days
    if (
        shared
        or span < 60
        or make.tables["people.closures"]
        or desk.colleague == desk.practitioner
        or not make.chance(chances.COVERED)
    ):
        return
    first = make.starts + make.days(20, span - 20)
    last = first + make.days(3, 14)
    make.put(
        "people.allocations",
        p.Allocation,
        "cover",
        first,
        late=0,
        by=desk.manager.user,
        role="cover",
        worker=desk.colleague.worker,
        covers=desk.practitioner.worker,
        valid_to=last,
    )
    access.relations.append(
        Relation(
            user=desk.colleague.user,
            kind="cover",
            starts_at=datetime.combine(first, time(), UTC),
            ends_at=datetime.combine(last + timedelta(days=1), time(), UTC),
            granted_by=desk.manager.user,
        )
    )


def _sealed(make: Maker, found: Access, since: datetime) -> None:
    setting, desk = make.setting, make.desk
    if setting.victim_user and make.harmed and make.chance(chances.VICTIM):
        make.put(
            "compartments.victims",
            c.Victim,
            "harmed",
            None,
            by=setting.victim_user.user,
            name=f"{make.pick(('Mx', 'Ms', 'Mr'))} Invented",
            wishes="To be told of release.",
            safe_contact="Afternoons, by telephone",
            liaison=setting.victim_user.worker,
        )
        make.put(
            "compartments.victim_conditions",
            c.VictimCondition,
            "know",
            make.starts,
            by=setting.victim_user.user,
            wording="Not to go to the north side on market days.",
        )
        for keeper in (setting.victim_user, setting.second_victim_user):
            if keeper is not None:
                found.relations.append(
                    Relation(
                        user=keeper.user,
                        kind="victim_worker",
                        starts_at=since,
                        granted_by=setting.governance or desk.manager.user,
                        purpose="Keeps this side of the case",
                    )
                )
    if setting.police_user and make.chance(chances.INTELLIGENCE[make.cohort]):
        day = min(make.starts + make.days(2, 30), make.today - timedelta(days=1))
        make.put(
            "compartments.intelligence",
            c.Intelligence,
            "log",
            max(day, make.starts),
            by=setting.police_user.user,
            source_grade="2",
            information_grade="C",
            handling_code="C",
            handling_conditions="Named readers only.",
            originator="Synthetic Police",
            text="Said to be asking after old friends.",
        )
        if make.chance(0.5):
            make.put(
                "compartments.cleared_extracts",
                c.ClearedExtract,
                "extract",
                max(day, make.starts),
                by=desk.manager.user,
                intelligence="log",
                wording="Take care who is told of the address.",
                cleared_by=sorted((desk.manager.user, setting.police_user.user)),
                cleared_on=max(day, make.starts),
            )
        found.relations.append(
            Relation(
                user=setting.police_user.user,
                kind="police",
                starts_at=since,
                ends_at=since + timedelta(days=89),
                granted_by=desk.practitioner.user,
                purpose="Police information",
                gateway="Crime and Disorder Act 1998, section 115",
            )
        )
        for user in (desk.practitioner.user, desk.manager.user):
            found.relations.append(
                Relation(
                    user=user,
                    kind="named_intelligence",
                    starts_at=since,
                    granted_by=setting.governance or desk.manager.user,
                    purpose="The originator agrees",
                )
            )
