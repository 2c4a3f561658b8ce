"""Five pages of fictional people, drawn from the components alone: the bar for how pages look.

The views of other rooms make the same view models from the record. The templates
beside this package (``pages/``) stand for theirs.
"""

from tests.design.samples.case import case
from tests.design.samples.caseload import caseload
from tests.design.samples.frames import SHELL
from tests.design.samples.people import people
from tests.design.samples.sentence import sentence
from tests.design.samples.timeline import timeline

PAGES = {"case": case, "timeline": timeline, "people": people, "sentence": sentence, "caseload": caseload}

__all__ = ["PAGES", "SHELL"]
