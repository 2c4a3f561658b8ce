"""The field's words for one thing find each other."""

from handrail.casefile import synonyms


def test_a_short_form_finds_the_long_one_and_back() -> None:
    assert "unpaid work" in synonyms.expanded(["UPW"])[0]
    assert "upw" in synonyms.expanded(["unpaid", "work"])[0]


def test_several_words_are_one_thing_where_they_name_one() -> None:
    found = synonyms.expanded(["missed", "unpaid", "work", "friday"])

    assert [group[0] for group in found] == ["missed", "unpaid work", "friday"]


def test_a_word_that_says_too_much_else_finds_and_is_not_found() -> None:
    assert "heroin" in synonyms.expanded(["brown"])[0]
    assert "brown" not in synonyms.expanded(["heroin"])[0]


def test_no_word_stands_twice_in_a_group() -> None:
    for words, typed in synonyms.groups():
        every = [*words, *typed]
        assert len(every) == len(set(every))
        assert all(word == word.lower().strip() for word in every)
