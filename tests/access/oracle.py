"""Who can open a case, told what was asked and nothing of the product's rules: for ``test_walks``."""

STAFF = ("ruth", "tom", "megan", "carol", "keith")
PARTNERS = ("denise", "sam", "priya")
OTHERS = ("oliver", "dan")
EVERYBODY = (*STAFF, *PARTNERS, *OTHERS, "frances")
THERE = {"megan": "in_charge", "keith": "co_worker", "carol": "manager"}
"""Who works the second record, which stays as it is; Keith is excluded from it."""
AT_FIRST = {"ruth": "in_charge", "tom": "co_worker", "carol": "manager", "frances": "inspector"}


class Oracle:
    """Who can open one case, and a second one that may turn out to be of the same person."""

    def __init__(self) -> None:
        self.parts = set(AT_FIRST.items())
        self.excluded: set[str] = set()
        self.named: set[str] | None = None
        self.closed = False
        self.working = {"ruth", "tom"}
        self.alerts = 0
        self.tied = False
        self.excluded_there = {"keith"}

    def shut(self, who: str) -> bool:
        return self._shut_here(who) or (self.tied and who in self.excluded_there)

    def _shut_here(self, who: str) -> bool:
        return who in self.excluded or (self.named is not None and who not in self.named)

    def opens_there(self, who: str) -> bool:
        return who in THERE and who not in self.excluded_there and not (self.tied and self._shut_here(who))

    def knows_of_it_there(self, who: str) -> bool:
        hidden = who in self.excluded_there or (self.tied and who in self.excluded)
        return who in STAFF and not hidden

    def few_there(self) -> bool:
        return sum(self.opens_there(who) for who in THERE) < 2

    def opens(self, who: str) -> bool:
        return not self.shut(who) and any(one == who for one, _part in self.parts)

    def knows_of_it(self, who: str) -> bool:
        hidden = who in self.excluded or (self.tied and who in self.excluded_there)
        return self.opens(who) or (who in STAFF and not hidden)

    def has(self, who: str, part: str) -> bool:
        return (who, part) in self.parts and not self.shut(who)

    def readers(self) -> set[str]:
        supervising = {"in_charge", "co_worker", "manager"}
        return {who for who, part in self.parts if part in supervising and not self.shut(who)}

    def few(self) -> bool:
        """Whether fewer than two can open a case that is open."""
        return not self.closed and len(self.readers()) < 2

    def supervised(self) -> bool:
        """Whether anybody has a part in supervising it, open to them or shut."""
        return any(part in ("in_charge", "co_worker", "manager") for _who, part in self.parts)

    def step(self, act: str, by: str, who: str, other: str) -> bool:
        """Whether it may be done; if so, it has been."""
        if (
            act == "allocate"
            and self.has(by, "manager")
            and by != who
            and not self.closed
            and (who, "co_worker") not in self.parts
        ):
            self.parts.add((who, "co_worker"))
        elif act == "end" and self.has(by, "manager") and (who, "co_worker") in self.parts:
            self.parts.discard((who, "co_worker"))
        elif (
            act == "cover"
            and self.has(by, "manager")
            and by != who
            and not self.closed
            and not self.shut(who)
            and other in self.working
            and who not in self.working
        ):
            self.parts.add((who, "cover"))
        elif act == "exclude" and by == "oliver" and who not in self.excluded:
            self.excluded.add(who)
            self._alert_if_few(here=True, there=self.tied)
        elif act == "lift" and by == "oliver" and who in self.excluded:
            self.excluded.discard(who)
        elif act == "exclude there" and by == "oliver" and who not in self.excluded_there:
            self.excluded_there.add(who)
            self._alert_if_few(here=self.tied, there=True)
        elif act == "lift there" and by == "oliver" and who in self.excluded_there:
            self.excluded_there.discard(who)
        elif act == "merge" and not self.tied and self.has(by, "manager") and self.opens_there(by):
            if by != "carol" or not self._ties():
                return False
        elif act == "part" and self.tied and by == "carol" and self.has(by, "manager"):
            self.tied = False
            self.alerts += 1
        elif act == "restrict" and by == "oliver" and self._leaves_two({who, other}):
            self.named = {who, other}
        elif act == "unrestrict" and by == "oliver" and self.named is not None:
            self.named = None
        elif act == "break glass" and by in STAFF and not self.shut(by):
            self.parts.add((by, "break_glass"))
            self.alerts += 1
        elif act == "share" and self.has(by, "in_charge") and who in PARTNERS and not self.shut(who):
            self.parts.add((who, "share"))
        elif act == "withdraw" and self.has(by, "in_charge") and (who, "share") in self.parts:
            self.parts.discard((who, "share"))
        elif act == "expire":
            self.parts = {one for one in self.parts if one[1] not in ("break_glass", "share", "cover")}
        elif act == "close" and self.has(by, "manager") and not self.closed:
            self.parts = {one for one in self.parts if one[1] in ("manager", "inspector")}
            self.closed, self.working = True, set()
        elif act == "reopen" and self.closed and self.has(by, "manager") and who != by and not self.shut(who):
            self.parts.add((who, "in_charge"))
            self.closed, self.working = False, {who}
        elif act == "all leave":
            self.parts = {one for one in self.parts if one[0] == "frances"}
        else:
            return False
        return True

    def _ties(self) -> bool:
        """Each of the two must keep two who can open it, or as many as it had."""
        before = len(self.readers()), sum(self.opens_there(who) for who in THERE)
        self.tied = True
        left = len(self.readers()), sum(self.opens_there(who) for who in THERE)
        if (not self.closed and left[0] < 2 and left[0] < before[0]) or (left[1] < 2 and left[1] < before[1]):
            self.tied = False
        self.alerts += self.tied
        return self.tied

    def _alert_if_few(self, *, here: bool, there: bool) -> None:
        self.alerts += here and self.few() and self.supervised()
        self.alerts += there and self.few_there()

    def _leaves_two(self, named: set[str]) -> bool:
        """Whether enough of these could still work the case, and the other one if both are one person's."""
        supervising = {"in_charge", "co_worker", "manager"}
        out = self.excluded | (self.excluded_there if self.tied else set())
        here = {who for who, part in self.parts if part in supervising and who in named - out}
        there = set(THERE) & named - out
        worked = self.tied and any(self.opens_there(who) for who in THERE)
        return len(here) >= 2 - self.closed and (not worked or len(there) >= 2)
