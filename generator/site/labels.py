"""The fixed words of the pages: names of desks and fields, and the closed lists that /method/ defines."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model import Agreement, Desk, Side, Standing

DESK_NAMES: Mapping[Desk, str] = {"talks": "Talks", "attacks": "Attacks", "aid": "Military aid"}

DESK_LEADS: Mapping[Desk, str] = {
    "talks": "Meetings, calls and rounds of negotiations, with what each side says was agreed.",
    "attacks": "Attacks as reported, not verified by us: who says what was hit, and what harm was done.",
    "aid": "Arms, ammunition, training and money for them: requested, pledged and delivered are kept apart.",
}

FIELD_NAMES: Mapping[str, str] = {
    "kind": "Form", "status": "Status", "date": "Date", "place": "Place", "parties": "Parties",
    "participants": "People named", "mediators": "Mediators", "round": "Round", "agenda": "On the agenda",
    "outcome": "What came out", "attacker": "Attacker", "places": "Places", "weapons": "Weapons named",
    "launched": "Launched", "intercepted": "Intercepted", "killed": "Killed", "injured": "Injured",
    "damage": "Damage reported", "donor": "Donor", "recipient": "Recipient", "item": "Item", "quantity": "Number",
    "amount": "Amount",
}

KEY_FIELDS: Mapping[Desk, tuple[str, ...]] = {
    "talks": ("agenda", "outcome"),
    "attacks": ("killed", "injured", "launched", "intercepted", "weapons", "damage"),
    "aid": ("quantity", "amount"),
}
"""What a list shows of an event below its sentence."""

MISSED: Mapping[Desk, Mapping[tuple[str, ...], str]] = {
    "talks": {("outcome",): "What came out"},
    "attacks": {("killed",): "Killed", ("injured",): "Injured"},
    "aid": {("quantity", "amount"): "Number and amount"},
}
"""Of these a list says that they are not stated, where no source fills any of them."""

SIDE_NAMES: Mapping[Side, str] = {
    "Ukraine": "Ukraine’s side", "Russia": "Russia’s side", "third party": "third party", "outlet": "the outlet itself",
    "unknown": "side not stated",
}

AGREEMENT_NAMES: Mapping[Agreement, str] = {
    "one source": "one source", "sources agree": "sources agree", "sources differ": "sources differ",
}

STANDING_NAMES: Mapping[Standing, str] = {
    "current": "also", "differs": "differs", "earlier": "earlier", "narrower": "for a part", "besides": "the same speaker also",
}
"""How a value beside the best one is introduced."""

STANCE_NAMES: Mapping[str, str] = {"states": "", "denies": "denied by", "doubts": "not confirmed by"}
"""Before the speakers who do not say that it is so."""

STANCE_VERBS: Mapping[str, str] = {
    "states": "said", "claims": "said", "confirms": "confirmed", "denies": "denied", "doubts": "did not confirm",
}

STATUS_NAMES: Mapping[str, str] = {
    "delivered": "Delivered", "pledged": "Pledged", "considered": "Considered", "requested": "Requested",
    "suspended": "Suspended", "rejected": "Rejected", "": "Status not stated",
}
"""The headings of the desk of aid, in their order: what was given is never mixed with what was promised."""

REVIEW_NAMES: Mapping[str, str] = {
    "draft": "Draft: read by the program, not yet checked by an editor.", "checked": "Checked by an editor.",
}

NOT_STATED = "not stated"
LEFT_OPEN = "left open"
"""A value that claims give and the record does not: it is disputed."""
NO_DATE = "date not stated"
NO_OUTLET = "publisher not stated"
NO_HEADLINE = "Article without a headline"
