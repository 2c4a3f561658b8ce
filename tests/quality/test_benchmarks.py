"""What was found elsewhere, as readers see it."""

import pytest

from handrail.quality.guide.benchmarks import benchmarks


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ("adult-intro-scale", "4,548 cases"),
        ("adult-deliver-desistance-2025", "32% of cases"),
        ("adult-link-completion", "+24 percentage points"),
        ("adult-contact-sufficient", "just over half"),
        ("youth-services-oocd-2019", "assessment 42%, planning 34%, delivery 46% of services"),
    ],
)
def test_a_number_is_written_as_people_write_it_and_words_stay_words(found: str, told: str) -> None:
    assert benchmarks()[found].found == told


def test_no_line_leans_on_the_one_before_it() -> None:
    """Each is shown alone somewhere: beside a theme, or on a page of a report."""
    leaning = ("same", "as above", "ditto")

    said = {one.id: f"{one.measure} {one.base}".casefold() for one in benchmarks().values()}

    assert [name for name, words in said.items() if words.startswith(leaning) or " as above" in words] == []
