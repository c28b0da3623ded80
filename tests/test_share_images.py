"""Share images: what they say, who gets one, and that a picture is painted once."""

import re
import struct
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from generator import painting
from generator.painting import Painter
from tests.projects import by_hand, change, command
from tests.site_material import BRIEFS, CONFIG, EVENTS, HOSTILE, built

ATTACK = EVENTS[1]
PNG = b"\x89PNG\r\n\x1a\n"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text x="2" y="15" font-family="Inter">Київ</text></svg>'


def drawn(**changes):
    """The files of the site, its images as SVG."""
    files, faults = built(paint=str.encode, **changes)
    assert not faults
    return files


def words(svg):
    return " ".join("".join(ElementTree.fromstring(svg).itertext()).split())


def test_an_event_and_a_day_have_an_image_that_says_who_says_it():
    files = drawn()
    event = words(files["attacks/2025-07-21-kyiv/share.png"])
    assert "Attacks · 21 July 2025" in event and "said" in event and "1 source · sources differ" in event
    assert "Day 1,244 of the full-scale war" in words(files["days/2025-07-21/share.png"])
    assert CONFIG.title in words(files["share.png"])


def test_every_page_names_an_image_that_is_there():
    files = drawn()
    for name, body in files.items():
        if name.endswith(".html"):
            for address in re.findall(r'<meta property="og:image" content="([^"]+)">', body.decode()):
                assert address.removeprefix(CONFIG.base_url) in files


def test_only_the_newest_have_one_and_the_others_show_the_sites():
    files = drawn(config=replace(CONFIG, share_images=1))
    images = {name for name in files if name.endswith("share.png")}
    assert len(images) == 3, "the site, one event, one day"
    old = next(name for name in files if name.startswith("attacks/2025") and name.replace("index.html", "share.png") not in images)
    assert f'content="{CONFIG.base_url}share.png"' in files[old].decode()


@pytest.mark.parametrize("off", [{"config": replace(CONFIG, share_images=0), "paint": str.encode}, {"paint": None}])
def test_without_images_no_page_names_one(off):
    files, _ = built(**off)
    assert not any(name.endswith(".png") for name in files)
    assert b"og:image" not in files["index.html"]


def test_hostile_words_stay_words():
    event = replace(ATTACK, fields={**ATTACK.fields, "places": (HOSTILE,)})
    files, _ = built((event,), BRIEFS, paint=str.encode)
    assert "<script>" in words(files["attacks/2025-07-21-kyiv/share.png"])


@pytest.mark.parametrize("length", [3, 40, 90, 200, 1000])
def test_the_text_fits_the_card_whatever_its_length(length):
    event = replace(ATTACK, fields={**ATTACK.fields, "places": (" ".join(["Kyiv"] * (length // 5 + 1)),)})
    svg = ElementTree.fromstring(built((event,), paint=str.encode)[0]["attacks/2025-07-21-kyiv/share.png"])
    bold = [text for text in svg.iter("{http://www.w3.org/2000/svg}text") if text.get("font-weight") == "700" and text.get("text-anchor") is None]
    assert bold and max(int(text.get("y")) for text in bold) < 500
    assert all(len(text.text) * int(text.get("font-size")) * 0.56 < 1200 for text in bold)


def test_a_picture_is_painted_once_and_letters_are_seen(tmp_path, monkeypatch):
    first = Painter(tmp_path)(PICTURE)
    assert first.startswith(PNG) and struct.unpack(">II", first[16:24]) == (40, 20)
    assert first != Painter(tmp_path)(PICTURE.replace("Київ", "")), "the font has the letters of Kyiv"
    monkeypatch.setattr(painting, "_painted", None)
    assert Painter(tmp_path)(PICTURE) == first


def test_what_a_build_does_not_use_is_not_kept(tmp_path):
    Painter(tmp_path)(PICTURE)
    later = Painter(tmp_path)
    later(PICTURE.replace("Київ", "Lviv"))
    later.tidy()
    assert len(list((tmp_path / painting.KEPT).iterdir())) == 1


def test_a_store_that_cannot_be_written_costs_nothing_but_time(tmp_path):
    (tmp_path / ".cache").write_text("a file where a folder should be")
    assert Painter(tmp_path)(PICTURE).startswith(PNG)


def test_a_build_paints_what_its_pages_name(tmp_path):
    root = by_hand(tmp_path / "site")
    change(root / "site.yaml", "share_images: 0", "share_images: 5")
    assert command(root, "build").returncode == 0
    assert (root / "_site" / "share.png").read_bytes().startswith(PNG)
    assert len(list((root / "_site").glob("attacks/*/share.png"))) == 1
