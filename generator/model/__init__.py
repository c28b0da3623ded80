"""Every type that crosses a wall between rooms: frozen, with no behaviour beyond invariants.

Days are ISO texts whose length is their precision: `2025-07-23` a day, `2025-05` a month, `2025` a year.
Offsets are characters of `Article.text`, half open. A country is written by its common English name.
"""

from generator.model.articles import (
    HEADINGS,
    Article,
    Paragraph,
    Role,
)
from generator.model.briefs import (
    Brief,
    Claim,
    Correction,
    KeyPoint,
    Position,
    Record,
)
from generator.model.config import (
    Config,
    folder_of,
)
from generator.model.events import (
    Account,
    Agreement,
    Change,
    Event,
    Format,
    Join,
    Reading,
    SameSource,
    Side,
    Standing,
    Track,
    Voice,
)
from generator.model.facts import (
    BOUNDS,
    CHOICES,
    DAY_ONE,
    DESKS,
    FIELDS,
    FIRST_YEAR,
    Desk,
    Fault,
    Kind,
    Quantity,
    Value,
)
from generator.model.findings import (
    Finding,
    Findings,
    PositionFinding,
    Statement,
)
from generator.model.lexicon import (
    Country,
    Lexicon,
    Organisation,
    Person,
    Place,
    Weapon,
)

__all__ = [
    "Account",
    "Agreement",
    "Article",
    "BOUNDS",
    "Brief",
    "CHOICES",
    "Change",
    "Claim",
    "Config",
    "Correction",
    "Country",
    "DAY_ONE",
    "DESKS",
    "Desk",
    "Event",
    "FIELDS",
    "FIRST_YEAR",
    "Fault",
    "Finding",
    "Findings",
    "Format",
    "HEADINGS",
    "Join",
    "KeyPoint",
    "Kind",
    "Lexicon",
    "Organisation",
    "Paragraph",
    "Person",
    "Place",
    "Position",
    "PositionFinding",
    "Quantity",
    "Reading",
    "Record",
    "Role",
    "SameSource",
    "Side",
    "Standing",
    "Statement",
    "Track",
    "Value",
    "Voice",
    "Weapon",
    "folder_of",
]
