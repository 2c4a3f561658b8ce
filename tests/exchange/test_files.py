"""Files are read line by line, twice, and never on and on."""

import io

import pytest

from handrail.exchange import files
from handrail.exchange.importing import Refused, import_stream
from tests.exchange.documents import REASON, directory, file_of, quiet


def test_a_file_is_read_from_where_it_stood() -> None:
    file = io.BytesIO(b"heading\none\n\ntwo\n")
    file.readline()

    with files.twice(file) as both:
        first, second = list(both.lines()), list(both.lines())

    assert first == second == [(1, b"one\n"), (3, b"two\n")]
    assert both.stayed_the_same()


@pytest.mark.usefixtures("owner")
def test_a_line_longer_than_any_document_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LONGEST_LINE", 60)

    with pytest.raises(Refused) as refused:
        import_stream(file_of(directory()), replace=False, reason=REASON, progress=quiet)

    assert refused.value.problems[0].line == 1
    assert refused.value.problems[0].message == "the line is too long"
