"""Checks of sentences: days they need, what follows what, curfews and areas."""

from collections import defaultdict
from collections.abc import Iterator

from handrail.casefile.areas import BadArea, check
from handrail.casefile.curfews import overlap
from handrail.casefile.problems import Place, Problem, Subject
from handrail.kernel.times import clock_words, weekdays_words

CUSTODIAL = frozenset(
    {
        "determinate_custody",
        "extended_custody",
        "life",
        "detention_training_order",
        "long_term_detention",
    }
)
"""Kinds of sentence that somebody can be released from and recalled to."""
TEMPORARY = "temporary"
DATED = ("sentences.sentences", "sentences.releases", "sentences.recalls")


def sentences_are_dated(subject: Subject) -> Iterator[Problem]:
    """A sentence, release or recall without its day cannot be counted from."""
    for path in DATED:
        for place in subject.current(path):
            if place.version.valid_from is None:
                yield place.problem("valid_from", "its day is missing", "the day of it, such as 2026-03-05")


def sentences_end_after_they_start(subject: Subject) -> Iterator[Problem]:
    """An end that was named lies after the start."""
    for place in subject.current("sentences.sentences"):
        sentence = place.version
        starts = sentence.starts_on or sentence.valid_from
        if starts and sentence.ends_on and sentence.ends_on < starts:
            yield place.problem("ends_on", f"{sentence.ends_on} is before its start", f"{starts} or later")


def sentences_follow_in_line(subject: Subject) -> Iterator[Problem]:
    """Consecutive sentences name the one before, and never go round in a circle."""
    current = {place.version.entry: place for place in subject.current("sentences.sentences")}
    for entry, place in current.items():
        sentence = place.version
        if (sentence.runs == "consecutive") != (sentence.after is not None):
            yield place.problem(
                "after",
                "a consecutive sentence names the one it follows, and no other does",
                'runs "consecutive" with after, or neither',
            )
        if _comes_round(entry, current):
            yield place.problem(
                "after", f"{entry!r} follows itself in a circle", "a sentence that starts before this one"
            )


def releases_and_recalls_alternate(subject: Subject) -> Iterator[Problem]:
    """From custody people are released, then may be recalled, then released again."""
    custodial = {
        place.version.entry: place
        for place in subject.current("sentences.sentences")
        if place.version.kind in CUSTODIAL
    }
    moves: dict[str, list[Place]] = defaultdict(list)
    for place in (*subject.current("sentences.releases"), *subject.current("sentences.recalls")):
        entry = place.version.sentence
        if entry not in custodial:
            if entry in subject.entries("sentences.sentences"):
                yield place.problem("sentence", f"{entry!r} is not a custodial sentence", _one_of(custodial))
        elif place.version.valid_from and getattr(place.version, "kind", "") != TEMPORARY:
            moves[entry].append(place)
    for entry, found in moves.items():
        yield from _alternate(custodial[entry], sorted(found, key=_day_then_recall))


def returns_follow_recalls(subject: Subject) -> Iterator[Problem]:
    """Nobody returns to custody on a recall before it was made."""
    for place in subject.current("sentences.recalls"):
        recall = place.version
        if recall.valid_from and recall.returned_on and recall.returned_on < recall.valid_from:
            yield place.problem(
                "returned_on",
                f"{recall.returned_on} is before the recall",
                f"{recall.valid_from} or later, or nothing while not yet returned",
            )


def curfews_have_days(subject: Subject) -> Iterator[Problem]:
    """A window of curfew names weekdays, each once."""
    for place in subject.places["sentences.curfew_windows"]:
        days = place.version.weekdays
        if not days or len(set(days)) != len(days):
            yield place.problem(
                "weekdays", f"{days} does not name weekdays once each", "1 (Monday) to 7 (Sunday)"
            )


def curfews_do_not_overlap(subject: Subject) -> Iterator[Problem]:
    """Two windows of one source over the same hours would leave it open which one counts."""
    places = [place for place in subject.current("sentences.curfew_windows") if _runs_forward(place)]
    for at, place in enumerate(places):
        for earlier in places[:at]:
            if earlier.version.source != place.version.source:
                continue
            if found := overlap(earlier.version, place.version):
                hours = f"{clock_words(found.starts)} to {clock_words(found.ends)}"
                yield place.problem(
                    "starts",
                    f"overlaps {earlier.version.entry!r} on {weekdays_words([found.weekday])}, {hours},"
                    f" from {found.period.starts}",
                    f"other hours, or an end (valid_to) of {earlier.version.entry!r} before this one starts",
                )


def areas_are_valid(subject: Subject) -> Iterator[Problem]:
    """The outline of an exclusion area is GeoJSON that encloses something."""
    for place in subject.places["sentences.exclusion_areas"]:
        if place.version.geometry is not None:
            try:
                check(place.version.geometry)
            except BadArea as bad:
                yield place.problem(f"geometry{bad.path}", bad.message, bad.allowed)


def _comes_round(entry: str, current: dict[str, Place]) -> bool:
    at, passed = current[entry].version.after, set()
    while at in current and at not in passed:
        if at == entry:
            return True
        passed.add(at)
        at = current[at].version.after
    return False


def _one_of(custodial: dict[str, Place]) -> str:
    return "one of " + ", ".join(sorted(custodial)) if custodial else "this case has no custodial sentence"


def _is_release(place: Place) -> bool:
    return place.path == "sentences.releases"


def _day_then_recall(place: Place) -> tuple[object, bool]:
    return place.version.valid_from, _is_release(place)


def _alternate(sentence: Place, moves: list[Place]) -> Iterator[Problem]:
    inside, before = True, None
    for place in moves:
        day = place.version.valid_from
        if sentence.version.valid_from and day < sentence.version.valid_from:
            yield place.problem(
                "valid_from", f"{day} is before the sentence", f"{sentence.version.valid_from} or later"
            )
        elif _is_release(place) != inside:
            what = "released while released already" if not inside else "recalled while in custody"
            since = f" since {before.version.entry!r} of {before.version.valid_from}" if before else ""
            yield place.problem(
                "valid_from", f"{what}{since}", "releases and recalls in turn, a release first"
            )
        else:
            if _is_release(place) and before is None and place.version.kind == "re_release":
                yield place.problem(
                    "kind", "released again without a recall before", "automatic, parole or another"
                )
            inside = not inside
            before = place


def _runs_forward(place: Place) -> bool:
    starts, ends = place.version.valid_from, place.version.valid_to
    return not (starts and ends and ends < starts) and bool(place.version.weekdays)
