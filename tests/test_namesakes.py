"""Which of the places of one name a name means, on the maps and where events are matched."""

from __future__ import annotations

import pytest

from generator.events.gazetteer import gazetteer_of
from generator.model import Lexicon, Place
from generator.namesakes import by_name


def _village(region, population, north=48.0, name="Hryhorivka", country="Ukraine", aliases=()):
    return Place(name, "city", country, region, north, 35.0, population, aliases)


@pytest.mark.parametrize(("places", "region", "north"), [
    ([_village("Kherson region", 1800)], "Kherson region", 48.0),
    ([_village("Kherson region", 1800, 46.3), _village("Zaporizhzhia region", 1200, 47.3)], "", None),
    ([_village("Kherson region", 0, 46.3), _village("Zaporizhzhia region", 0, 47.3)], "", None),
    ([_village("Kherson region", 900, 46.3), _village("Rivne region", 240_000, 50.6)], "Rivne region", 50.6),
    ([_village("Kherson region", 900, 46.3), _village("Kherson region", 800, 46.9)], "Kherson region", None),
])
def test_a_name_of_several_places_has_no_point(places, region, north):
    meant = by_name(places)["Hryhorivka"]
    assert (meant.region, meant.latitude, meant.country) == (region, north, "Ukraine")


def test_events_do_not_measure_from_a_place_that_may_be_another():
    places = (_village("Kherson region", 1800, 46.3, aliases=("Grigorovka",)), _village("Zaporizhzhia region", 1200, 47.3),
              _village("Kherson region", 280_000, 46.6, name="Kherson"))
    known = gazetteer_of(Lexicon(people=(), organisations=(), countries=(), places=places, weapons=(), words={}))
    assert known.relation("Hryhorivka", "Grigorovka") == "same"
    assert known.relation("Hryhorivka", "Kherson") == "unknown"
    assert known.country("Hryhorivka") == "Ukraine"
