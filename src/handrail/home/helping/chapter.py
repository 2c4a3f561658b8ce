"""What a page's help consists of, and the pages that belong together."""

from typing import NamedTuple

from django.utils.functional import Promise

Words = str | Promise


class Help(NamedTuple):
    """What one page's help says. ``first``: what to do first. ``seen``: what others see."""

    title: Words
    what: Words
    first: Words
    seen: Words

    def says(self, words: list[str]) -> bool:
        """Whether all these words occur in it."""
        text = " ".join(str(part) for part in self).casefold()
        return all(word in text for word in words)


class Chapter(NamedTuple):
    """The help of pages that belong together, by route or family of routes."""

    title: Words
    pages: dict[str, Help]
