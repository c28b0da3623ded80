"""The fixed words of the pages: names of desks and fields, and the closed lists that /method/ defines."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model import Agreement, Desk, Side, Standing
from generator.site.language import Words, message

DESK_NAMES: Mapping[Desk, str] = Words({"talks": "Talks", "attacks": "Attacks", "aid": "Military aid"})

DESK_LEADS: Mapping[Desk, str] = Words({
    "talks": "Meetings, calls and rounds of negotiations, with what each side says was agreed.",
    "attacks": "Attacks as reported, not verified by us: who says what was hit, and what harm was done.",
    "aid": "Arms, ammunition, training and money for them: requested, pledged and delivered are kept apart.",
})

FIELD_NAMES: Mapping[str, str] = Words({
    "kind": "Form", "status": "Status", "date": "Date", "place": "Place", "parties": "Parties",
    "participants": "People named", "mediators": "Mediators", "round": "Round", "agenda": "On the agenda",
    "outcome": "What came out", "attacker": "Attacker", "places": "Places", "weapons": "Weapons named",
    "launched": "Launched", "intercepted": "Intercepted", "killed": "Killed", "injured": "Injured",
    "damage": "Damage reported", "donor": "Donor", "recipient": "Recipient", "item": "Item", "quantity": "Number",
    "amount": "Amount",
})

KEY_FIELDS: Mapping[Desk, tuple[str, ...]] = {
    "talks": ("agenda", "outcome"),
    "attacks": ("killed", "injured", "launched", "intercepted", "weapons", "damage"),
    "aid": ("quantity", "amount"),
}
"""What a list shows of an event below its sentence."""

MISSED: Mapping[Desk, Mapping[tuple[str, ...], str]] = {
    "talks": Words({("outcome",): "What came out"}),
    "attacks": Words({("killed",): "Killed", ("injured",): "Injured"}),
    "aid": Words({("quantity", "amount"): "Number and amount"}),
}
"""Of these a list says that they are not stated, where no source fills any of them."""

SIDE_NAMES: Mapping[Side, str] = Words({
    "Ukraine": "Ukraine’s side", "Russia": "Russia’s side", "third party": "third party", "outlet": "the outlet itself",
    "unknown": "side not stated",
})

AGREEMENT_NAMES: Mapping[Agreement, str] = Words({
    "one source": "one source", "sources agree": "sources agree", "sources differ": "sources differ",
})

STANDING_NAMES: Mapping[Standing, str] = Words({
    "current": "also", "differs": "differs", "earlier": "earlier", "narrower": "for a part", "besides": "the same speaker also",
})
"""How a value beside the best one is introduced."""

CHOICE_NAMES: Mapping[str, str] = Words({
    "negotiation": "negotiation", "meeting": "meeting", "call": "call", "conference": "conference", "exchange": "exchange",
    "proposed": "proposed", "scheduled": "scheduled", "held": "held", "postponed": "postponed", "cancelled": "cancelled",
    "rejected": "rejected", "requested": "requested", "considered": "considered", "pledged": "pledged", "delivered": "delivered",
    "suspended": "suspended",
})
"""The words that a brief has for forms and steps, as pages write them."""

STANCE_NAMES: Mapping[str, str] = Words({"states": "", "denies": "denied by", "doubts": "not confirmed by"})
"""Before the speakers who do not say that it is so."""

STANCE_BEHIND: Mapping[str, str] = Words({"denies": "denied by", "doubts": "not confirmed by"}, context="between a value and names")

STANCE_VERBS: Mapping[str, str] = {
    "states": "said", "claims": "said", "confirms": "confirmed", "denies": "denied", "doubts": "did not confirm",
}
"""For the sentences that are made of values, which stay in the language of the articles."""

SAID: Mapping[str, str] = {
    "states": message("{name} said"), "claims": message("{name} said"), "confirms": message("{name} confirmed"),
    "denies": message("{name} denied"), "doubts": message("{name} did not confirm"), "reports": message("{name} reported"),
}
"""Who stands how to what follows; `{name}` is filled in where it is shown."""

STATUS_NAMES: Mapping[str, str] = Words({
    "delivered": "Delivered", "pledged": "Pledged", "considered": "Considered", "requested": "Requested",
    "suspended": "Suspended", "rejected": "Rejected", "": "Status not stated",
})
"""The headings of the desk of aid, in their order: what was given is never mixed with what was promised."""

REVIEW_NAMES: Mapping[str, str] = Words({
    "draft": "Draft: read by the program, not yet checked by an editor.", "checked": "Checked by an editor.",
})

REVIEW_SHORT: Mapping[str, str] = Words({"draft": "Draft", "checked": "Checked by an editor"})

NOT_STATED = message("not stated")
LEFT_OPEN = message("left open")
"""A value that claims give and the record does not: it is disputed."""
NO_DATE = message("date not stated")
NO_OUTLET = message("publisher not stated")
NO_HEADLINE = message("Article without a headline")
