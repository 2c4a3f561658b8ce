"""The samples of an order of work and of a contact level, for ``/design``."""

from datetime import date

from handrail.design.pictures import level, order, phases


def sample_order() -> order.Order:
    """A licence with a gate, room to move, help that ends and a programme that does not fit."""
    stretch, work = order.Stretch, order.Work
    begun, gate, licence = date(2026, 3, 3), date(2026, 5, 21), date(2026, 11, 24)
    today = date(2026, 5, 7)
    return order.Order(
        title="Wayne’s order of work: a home and staying off mamba first, then college and one-to-one work. "
        "The group programme would end eight weeks after the licence.",
        spans=(
            order.Span("Licence, 38 weeks, to 24 November", begun, licence),
            order.Span("Post-sentence supervision", date(2026, 11, 25), date(2027, 3, 2)),
        ),
        sections=(
            order.Section(
                "Settle first",
                (
                    work(
                        "A home",
                        "A room first, now his own tenancy",
                        (
                            stretch("done", begun, today),
                            stretch("planned", today, date(2027, 3, 2), "Held 5 weeks"),
                        ),
                        goes_on=True,
                    ),
                    work(
                        "Company and lifts",
                        "Bilal goes with him",
                        (stretch("done", begun, today), stretch("planned", today, date(2026, 5, 25))),
                        "Help ends in week 12",
                        flag=date(2026, 5, 25),
                    ),
                ),
            ),
            order.Section(
                "Then, once stable",
                (
                    work(
                        "Thinking before acting",
                        "10 sessions with Ruth",
                        (stretch("planned", gate, date(2026, 7, 29)),),
                        "16 weeks spare",
                        room_until=licence,
                    ),
                ),
                order.Gate("Stable, as judged: week 12", gate),
            ),
            order.Section(
                "Does not fit",
                (
                    work(
                        "Group programme",
                        "26 weekly sessions",
                        (
                            stretch("waiting", gate, date(2026, 7, 15), "waiting list"),
                            stretch("required", date(2026, 7, 16), licence),
                            stretch("beyond", date(2026, 11, 25), date(2027, 1, 13)),
                        ),
                        "7 weeks over",
                    ),
                ),
            ),
        ),
        today=today,
        ends=licence,
        ends_words="end of licence",
    )


def sample_level() -> level.Level:
    """Twice a week at first, once a month at the end."""
    phase = level.Phase
    return level.Level(
        title="Contact planned: twice a week, once a week, every two weeks, once a month.",
        phases=(
            phase("Twice a week", date(2025, 1, 6), date(2025, 4, 27), 2),
            phase("Once a week", date(2025, 4, 28), date(2025, 12, 7), 1),
            phase("Every two weeks", date(2025, 12, 8), date(2026, 6, 21), 0.5),
            phase("Once a month", date(2026, 6, 22), date(2027, 1, 5), 0.25),
        ),
        today=date(2026, 3, 18),
    )


def sample_phases() -> phases.PhasesPicture | None:
    """Three services over custody, licence and supervision."""
    run = phases.Run
    return phases.draw(
        "Services over the phases of the sentence",
        (
            phases.Phase("Custody", date(2025, 3, 1), date(2025, 9, 7), inside=True),
            phases.Phase("Licence", date(2025, 9, 8), date(2026, 6, 9)),
            phases.Phase("Post-sentence supervision", date(2026, 6, 10), date(2026, 9, 7)),
        ),
        (
            run("Faith worker in prison", date(2025, 3, 1), date(2025, 9, 8)),
            run("Mentors from the mosque", date(2025, 9, 3), after=True),
            run("Evening class", date(2026, 3, 2), begun=False),
        ),
        date(2026, 3, 18),
    )
