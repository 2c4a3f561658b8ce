"""How findings call what the record names."""

from handrail.practice.evidence import naming


def test_a_name_that_reads_like_half_a_sentence_stands_in_quotes() -> None:
    """Wayne's factors as Ruth typed them: one is a name, two are not, one has a comma."""
    found = ("Mamba", "What he tells himself about the owner", "Nowhere of his own", "The lads, on Fridays")

    assert naming.listing(found) == (
        "Mamba, “What he tells himself about the owner”, Nowhere of his own and “The lads, on Fridays”"
    )
