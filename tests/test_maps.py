"""Maps: the borders, the geometry, what is drawn of which attack, and how it stands on the pages."""

import gzip
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.folder import for_a_folder
from generator.site.maps.drawing import map_of_attacks, map_of_place, map_of_places
from generator.site.maps.labels import Wanted, placed
from generator.site.maps.land import shapes_in
from generator.site.maps.projection import WHOLE, Box, project
from generator.site.maps.recent import recent_map
from generator.site.maps.spots import OUTSIDE, REACH, UKRAINE, frame_of, spots_of, target_of
from tests.picture_material import BRIEFS, LEXICON, attack, attacks, events, index, is_within, rings, site
from tests.site_material import HOSTILE, built, templates
from tools import make_land

LARGEST = 7_000
"""Bytes of the land over the wire: every page with a map loads it once."""
PICTURE = Box(0, 0, 256, 180)


def shown(*briefs, heading="Where"):
    found, here = attacks(*briefs)
    return map_of_attacks(found, here, heading=heading)


# --- Borders --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("place", "longitude", "latitude"), [
    ("Simferopol", 34.109, 44.958), ("Sevastopol", 33.524, 44.589), ("Kerch", 36.4, 45.3), ("Donetsk", 37.8, 48.0), ("Luhansk", 39.3, 48.57),
    ("Mariupol", 37.55, 47.12), ("Kherson", 32.62, 46.65), ("Kyiv", 30.52, 50.45), ("Uzhhorod", 22.35, 48.6),
])  # fmt: skip
def test_what_is_ukraine_is_drawn_as_ukraine(place, longitude, latitude):
    at = project(longitude, latitude)
    assert is_within(at, rings("land.svg", "ukraine")), place
    assert not is_within(at, rings("land.svg", "russia")) and not is_within(at, rings("land.svg", "others"))


@pytest.mark.parametrize(("longitude", "latitude"), [(36.58, 50.6), (39.7, 47.24), (37.62, 55.75), (37.2, 45.1)])
def test_what_is_russia_is_drawn_as_russia(longitude, latitude):
    assert is_within(project(longitude, latitude), rings("land.svg", "russia"))
    assert not is_within(project(longitude, latitude), rings("land.svg", "ukraine"))


@pytest.mark.parametrize(("region", "longitude", "latitude"), [
    ("crimea", 34.1, 44.96), ("crimea", 33.6, 44.62), ("donetsk-region", 37.8, 48.0), ("luhansk-region", 39.3, 48.57), ("belgorod-region", 36.58, 50.6),
    ("kyiv-region", 30.12, 49.8), ("kharkiv-region", 36.23, 49.99), ("kursk-region", 36.19, 51.73),
])  # fmt: skip
def test_a_region_has_the_shape_that_its_name_says(region, longitude, latitude):
    around = [id for id in shapes_in(templates()) if is_within(project(longitude, latitude), rings("regions.svg", id))]
    assert around == [region]


def test_every_region_of_ukraine_has_a_shape():
    assert len([id for id in shapes_in(templates()) if id.endswith("-region")]) > 50
    assert {"lviv-region", "odesa-region", "sumy-region", "zaporizhzhia-region", "zakarpattia-region", "crimea"} <= shapes_in(templates())


def test_the_land_is_light_enough_for_a_phone():
    assert len(gzip.compress(templates()["assets/land.svg"], 9)) < LARGEST


POINTS = st.lists(st.tuples(st.floats(-300, 300), st.floats(-300, 300)), min_size=3, max_size=30)
FRAME = Box(-100, -50, 150, 100)


@given(POINTS)
def test_a_thinned_line_keeps_its_ends_and_its_course(line):
    thin = make_land.thinned(line)
    assert thin[0] == line[0] and thin[-1] == line[-1] and set(thin) <= set(line)
    assert all(min(make_land.from_chord(a, b, point) for a, b in pairwise(thin)) <= make_land.SLACK for point in line)


@given(POINTS)
def test_what_is_clipped_lies_within_the_frame(ring):
    assert all(FRAME.left - 1e-6 <= x <= FRAME.right + 1e-6 and FRAME.top - 1e-6 <= y <= FRAME.bottom + 1e-6 for x, y in make_land.clipped(ring, FRAME))


def test_an_outline_across_the_frame_keeps_the_part_within():
    assert abs(make_land.area(make_land.clipped([(-500, -500), (0, -500), (0, 500), (-500, 500)], FRAME))) == pytest.approx(100 * 150)


# --- Geometry -------------------------------------------------------------------------------------------------------


def test_east_is_right_and_north_is_up_and_distances_are_equal_in_both():
    (x1, y1), (x2, y2) = project(30.0, 49.4), project(32.0, 47.4)
    assert x2 > x1 and y2 > y1
    assert (y2 - y1) / 2 == pytest.approx(100) and (x2 - x1) / 2 == pytest.approx(100 * 0.664, rel=0.01)


def test_ukraine_is_whole_on_every_map_and_the_map_reaches_to_what_is_hit():
    def frame(*briefs):
        found, here = attacks(*briefs)
        return frame_of(spots_of(found, here).drawn)

    near = frame(attack("a", "2025-06-01", "Odesa"))
    far = frame(attack("a", "2025-06-01", "Moscow", attacker="Ukraine"))
    for box in (near, far):
        assert box.around(UKRAINE) == box
    assert near.holds(*project(30.73, 46.48)) and not near.holds(*project(37.62, 55.75))
    assert far.holds(*project(37.62, 55.75)) and far.around(near) == far


def test_no_map_reaches_beyond_the_land():
    assert WHOLE.around(REACH) == WHOLE and all(
        room >= OUTSIDE for room in (REACH.left - WHOLE.left, REACH.top - WHOLE.top, WHOLE.right - REACH.right, WHOLE.bottom - REACH.bottom))


NAMES = st.builds(Wanted, st.text("abcdefghij", min_size=1, max_size=24), st.floats(0, 256), st.floats(0, 180), st.sampled_from([0, 3.5, 5, 7]))


@given(st.lists(NAMES, max_size=40))
def test_no_name_covers_another_one_or_a_mark_and_none_leaves_the_picture(wanted):
    marks = [Box(n.x - n.radius, n.y - n.radius, n.x + n.radius, n.y + n.radius) for n in wanted if n.radius]
    boxes = [label.box for label in placed(wanted, marks, PICTURE)]
    assert all(PICTURE.around(box) == PICTURE for box in boxes)
    assert not any(box.meets(other) for box in boxes for other in marks)
    assert not any(box.meets(other) for at, box in enumerate(boxes) for other in boxes[:at])


def test_a_lone_name_is_placed_and_one_without_room_is_left_out():
    [label] = placed([Wanted("Kyiv", 100, 90, 3.5)], [], PICTURE)
    assert (label.anchor, label.text) == ("start", "Kyiv") and label.x > 103.5
    assert placed([Wanted("x" * 60, 100, 90, 3.5)], [], PICTURE) == ()
    crowd = [Wanted("Kyiv", 100, 90, 3.5)] * 12
    assert 0 < len(placed(crowd, [], PICTURE)) < 12


# --- What is drawn --------------------------------------------------------------------------------------------------


def target(attacker, place):
    [event] = events(attack("a", "2025-06-01", place, attacker=attacker))
    return target_of(event, next(p for p in LEXICON.places if p.name == place))


@pytest.mark.parametrize(("attacker", "place", "expected"), [
    ("Russia", "Kyiv", "first"), (None, "Kyiv", "first"), ("Ukraine", "Sevastopol", "second"), ("Ukraine", "Moscow", "second"), (None, "Moscow", "second"),
    ("Russia", "Przewodów", "elsewhere"), ("Russia", "Moscow", ""),
])  # fmt: skip
def test_whom_an_attack_is_on_follows_from_the_attacker_and_the_place(attacker, place, expected):
    assert target(attacker, place) == expected


def test_a_town_is_a_mark_and_a_region_is_an_area_and_never_both():
    view = shown(attack("a", "2025-06-01", "Odesa"), attack("b", "2025-06-02", "Kharkiv region"), attack("c", "2025-06-03", "Belgorod region", attacker="Ukraine"))
    assert [(area.kind, area.shape) for area in view.areas] == [("second", "belgorod-region"), ("first", "kharkiv-region")]
    assert [mark.kind for mark in view.marks] == ["first"]
    assert [(key.kind, key.text) for key in view.keys] == [("mark first", "On Ukraine"), ("area second", "On Russia or its forces")]
    assert "An outlined area: only the region is named." in view.notes


def test_what_cannot_be_drawn_is_told_in_words():
    view = shown(attack("a", "2025-06-01", "Odesa", "Ukraine"), attack("b", "2025-06-02", "Vladivostok", "Moscow", attacker="Ukraine"),
                 attack("c", "2025-06-03", "Donbas"), attack("d", "2025-06-04", "Nowhere at all"))
    assert len(view.marks) == 2 and view.areas == ()
    [told] = [note for note in view.notes if note.startswith("Named")]
    assert all(part in told for part in ("Vladivostok (beyond the map)", "Donbas (position not known)", "Nowhere at all (position not known)",
                                         "Ukraine (the country alone)"))


def test_nothing_drawn_is_no_map():
    assert shown(attack("a", "2025-06-01", "Ukraine")) is None
    assert shown(attack("a", "2025-06-01", "Vladivostok", attacker="Ukraine")) is None
    assert shown() is None


def test_marks_grow_in_three_steps_with_the_number_of_attacks():
    def size(number):
        view = shown(*(attack(f"a{day}", f"2025-06-{day:02}", "Odesa") for day in range(1, 2 * number, 2)))
        [key] = view.keys
        assert key.places[0].count == (str(number) if number > 1 else "")
        return float(re.search(r"a([\d.]+)", view.marks[0].shape)[1])

    assert [size(number) for number in (1, 2, 4, 5, 9)] == [3.5, 5.0, 5.0, 7.0, 7.0]


def test_two_kinds_at_one_place_stand_side_by_side():
    view = shown(attack("a", "2025-06-01", "Sevastopol"), attack("b", "2025-06-05", "Sevastopol", attacker="Ukraine"))
    starts = [float(re.match(r"M([\d.]+)", mark.shape)[1]) for mark in view.marks]
    assert sorted(mark.kind for mark in view.marks) == ["first", "second"] and abs(starts[0] - starts[1]) > 5
    assert [label.text for label in view.labels] == ["Sevastopol"]


def test_the_desk_reaches_back_until_there_is_something_to_see():
    many = [attack(f"a{day}", f"2025-06-{day:02}", "Odesa") for day in range(1, 11, 2)]
    old = attack("old", "2025-02-01", "Kyiv")
    found, here = attacks(*many, old)
    assert recent_map(found, here).heading == "Where attacks are reported, 1 June 2025 to 9 June 2025"
    found, here = attacks(*many[:1], old)
    view = recent_map(found, here)
    assert view.heading == "Where attacks are reported, 1 February 2025 to 1 June 2025" and len(view.marks) == 2
    assert recent_map((), here) is None


def test_a_place_beyond_the_map_has_none():
    here = index(*BRIEFS)
    assert map_of_place("Kyiv", here).heading == "Where Kyiv lies"
    assert map_of_place("Kharkiv region", here).areas[0].shape == "kharkiv-region"
    assert map_of_place("Vladivostok", here) is None and map_of_place("Ukraine", here) is None and map_of_place("Nowhere at all", here) is None


def test_the_map_of_all_places_draws_each_once_and_counts_what_is_only_in_the_list():
    here = index(*BRIEFS)
    events = {"Kyiv": here.events[:6], "Odesa": here.events[:2], "Kharkiv region": here.events[:1], "Ukraine": here.events[:1], "Vladivostok": here.events[:1]}
    view = map_of_places(events, here)
    assert [label.text for label in view.labels] == ["Kyiv", "Odesa"]
    assert len(view.marks) == 2 and view.areas == ()
    assert any(note.startswith("3 places are only in the list") for note in view.notes) and view.keys == ()
    assert map_of_places({"Ukraine": here.events[:1]}, here) is None


# --- On the pages ---------------------------------------------------------------------------------------------------


def figure(path):
    return re.search(r'<figure class="map.*?</figure>', site()[path].decode(), re.DOTALL)[0]


MAPPED = ("attacks/index.html", "places/index.html", "days/2025-06-16/index.html", "places/kharkiv/index.html", "attacks/2025-06-01-kharkiv-attack-by-russia/index.html")


def test_the_pages_that_should_have_a_map_have_one_with_a_name_and_words():
    for path in MAPPED:
        drawn = figure(path)
        assert 'role="img" aria-labelledby="map" aria-describedby="map-words"' in drawn and 'id="map-words"' in drawn
        assert "Front lines are not shown." in drawn and "Natural Earth" in drawn
        assert "#ukraine" in drawn and "<script" not in drawn and "style=" not in drawn


def test_every_place_on_the_map_stands_in_words_beneath_it():
    drawn = figure("attacks/index.html")
    svg, _, words = drawn.partition("</svg>")
    named = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert len(named) > 5 and all(f">{name}</a>" in words for name in named)


def test_a_hostile_name_stays_text():
    drawn = figure("attacks/index.html")
    assert "&lt;script&gt;" in drawn and HOSTILE not in drawn
    [page] = [path for path in site() if path.startswith("attacks/2025-06-15") and path.endswith(".html")]
    assert "&lt;script&gt;" in figure(page) and "<script" not in figure(page)


def test_a_site_opened_from_a_folder_has_its_land_inside_the_page():
    page = for_a_folder(site(), style=b"")["attacks/index.html"].decode()
    assert "<use" not in page
    assert len(re.findall(r'<path class="land[^"]*" vector-effect', page)) == 3 and '<path class="area first"' in page


def test_a_site_without_shapes_of_regions_tells_of_them_in_words():
    without = {name: body for name, body in templates().items() if name != "assets/regions.svg"}
    one = (attack("a", "2025-06-01", "Kharkiv region", "Odesa"),)
    files, faults = built(events(*one), one, lexicon=LEXICON, templates=without)
    assert faults == () and "Kharkiv region (position not known)" in files["attacks/index.html"].decode()
