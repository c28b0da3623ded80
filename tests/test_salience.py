"""Which sentences tell an article, and which can stand alone."""

from __future__ import annotations

import pytest

from generator.model import Finding
from tests.test_positions import passages_of  # noqa: F401


def points(found, facts=()) -> list[str]:
    from generator.grammar.salience import key_points

    text = found[0].doc.text
    return [" ".join(text[a:b].split()) for a, b in key_points(found, facts)]


def test_key_points_cover_the_facts_and_lean_on_nothing(passages_of):  # noqa: F811
    told = ["Russia attacked Kyiv with drones on Monday.", "He said nothing more about it that evening.", "The package includes the following:",
            "Germany will send two Patriot systems to Ukraine.", "Today is the day that decides it all."]
    found = passages_of("\n\n".join(told))
    facts = [Finding("aid", {"donor": ("Germany",), "item": "Patriot systems"}, 0, 1, p.index) for p in found if "Patriot" in p.sent.text]
    assert points(found, facts) == [told[0], told[3]]


LEAD = "Russian drones hit the city of Kharkiv overnight."
ALONE = [
    ("Germany will send two Patriot systems to Ukraine.", None),
    ("In addition, Germany will send two Patriot systems to Ukraine.", "Germany will send two Patriot systems to Ukraine."),
    ("However, the governor of Sumy denied the report on Monday.", "the governor of Sumy denied the report on Monday."),
    ("Instead, Putin saw the European Union close its ranks.", "Putin saw the European Union close its ranks."),
    ("The talks in Geneva ended without a result on March 8, 2022.", None),
    ("Consultations with Poland were held before the summit.", None),
    ('Fico repeats abroad that "Slovakia is drawn into the war in Ukraine."', None),
    ("After Russia rejected the plan, it attacked Odesa again.", None),
    ("Zelensky told the parliament that he would travel to Berlin.", None),
    ("A woman and her son were wounded in the village near Sumy.", None),
    ("The minister told reporters in Kyiv: “We will rebuild the plant.”", None),
    ("MI6 believes that Russia has lost half of its tanks.", None),
    ("Berlin reaffirmed the support of Germany and our Allies for Ukraine.", None),
]
LEANING = [
    "That view is shared by many officials in Kyiv.",
    "In addition, it will support the transport of grain to Odesa.",
    "Importantly, these measures are designed to hurt the Kremlin.",
    "In this sense the talks in Geneva are of great importance.",
    "The European Union had long considered her a political prisoner.",
    "“No, we have been living too comfortably in Minsk,” the president replied.",
    "Will Russia ever agree to a ceasefire in Ukraine?",
    "You can read more of the latest news from Ukraine on the portal.",
    "Kirby has a few words about Ukraine and then we will take questions.",
    "Our first question will go to the reporter from Kyiv.",
    "The organizing body of the talks in Paris, noting the reasons of Ukraine.",
    "When a Ukrainian officer died in the fire of the Russian artillery.",
    "(b) The prohibitions apply to all persons in the United States.",
    "The White House refused to send these to Ukraine for a year.",
    "For the Russian side, it was the first forum of its kind.",
    "As Ukrinform reported earlier, a poster in Vienna caused a scandal.",
    "The institute said this in a new report on Russia, Ukrinform reports.",
    "The adviser to the mayor of Mariupol informed the press about it.",
    "Consultations with them were held before the summit of the European Union.",
    "Former governors attend the second debate in Washington, Nov. 8, 2023.",
    "Speaking at the residence of the ambassador to Ukraine, she also thanked the survivors.",
    "Ivan Fedorov announced this on the television of Zaporizhzhia.",
    "The message reads in part: “Ukraine thanks the people of Poland.",
]


@pytest.mark.parametrize(("text", "told"), ALONE)
def test_a_sentence_stands_alone(passages_of, text, told):  # noqa: F811
    assert points(passages_of(f"{LEAD}\n\n{text}\n\nThey left.\n\nNobody knows what comes next for them.")) == [LEAD, told or text]


@pytest.mark.parametrize("text", LEANING)
def test_a_sentence_that_needs_another_is_no_point(passages_of, text):  # noqa: F811
    assert points(passages_of(f"{LEAD}\n\n{text}\n\nThey left.\n\nNobody knows what comes next for them.")) == [LEAD]


def test_a_statement_in_the_first_person_keeps_its_words(passages_of):  # noqa: F811
    told = ["We, the leaders of the European Union, condemn the attack on Kharkiv.", "We will never recognise the annexation by Russia."]
    assert points(passages_of("\n\n".join([*told, "The sanctions against Moscow will stay in force."]))) == told


def test_a_short_text_has_few_points(passages_of):  # noqa: F811
    told = [LEAD, "The governor of Kharkiv spoke of a difficult night."]
    assert points(passages_of("\n\n".join(told))) == told[:1]


def test_a_point_begins_with_a_capital_where_its_link_is_cut():
    from generator.briefs.assemble import brief_of
    from generator.model import Article, Findings

    text = "In addition, the governor of Sumy denied the report."
    article = Article(path="seeds/a.txt", digest="", text=text, paragraphs=())
    point, = brief_of(article, Findings(key_points=((len("In addition, "), len(text)),))).key_points
    assert (point.text, point.quote) == ("The governor of Sumy denied the report.", "the governor of Sumy denied the report.")
