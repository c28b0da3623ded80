"""The preview: what it answers, over real HTTP, and that a saved file changes what it shows."""

import http.client
import json
import re
import signal
import socket
from contextlib import contextmanager

import pytest

from generator.serving import Preview, Shown, answer, serve
from tests.projects import BRIEF, DATED_SLUG, by_hand, change, command, process, stamps, write

BASE = "/ukraine-briefing/"


@contextmanager
def previewed(root, told=None):
    preview = Preview(root, port=0, tell=(told if told is not None else []).append)
    preview.update()
    preview.start()
    try:
        yield preview
    finally:
        preview.close()


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    with previewed(by_hand(tmp_path_factory.mktemp("project"))) as made:
        yield made


def connection(preview):
    return http.client.HTTPConnection("127.0.0.1", preview.server.server_address[1], timeout=10)


def get(preview, path, method="GET"):
    asked = connection(preview)
    asked.request(method, path)
    given = asked.getresponse()
    body = given.read()
    asked.close()
    return given.status, given.headers, body.decode("utf-8", "replace")


def message(stream):
    """The next message of an open event stream, past signs of life."""
    for line in stream:
        if line.startswith(b"data: "):
            return json.loads(line.removeprefix(b"data: "))
    return None


# --- Addresses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "kind"), [
    ("", "text/html; charset=utf-8"), ("attacks/", "text/html; charset=utf-8"), ("attacks/?q=1", "text/html; charset=utf-8"),
    ("assets/style.css", "text/css; charset=utf-8"), ("assets/search.js", "text/javascript; charset=utf-8"),
    ("assets/icon.svg", "image/svg+xml"), ("data/attacks.csv", "text/csv; charset=utf-8"),
    ("data/attacks.json", "application/json; charset=utf-8"), ("data/attacks.geojson", "application/geo+json"),
    ("data/talks.ics", "text/calendar; charset=utf-8"), ("feed.xml", "application/xml"), ("robots.txt", "text/plain; charset=utf-8"),
])  # fmt: skip
def test_every_kind_of_file_has_its_type(preview, path, kind):
    status, headers, _ = get(preview, BASE + path)
    assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, kind, "no-store")


@pytest.mark.parametrize(("path", "status", "to"), [
    (f"{BASE}attacks", 301, f"{BASE}attacks/"), (f"{BASE}attacks?day=1", 301, f"{BASE}attacks/?day=1"),
    (BASE.rstrip("/"), 302, BASE), ("/", 302, BASE),
])  # fmt: skip
def test_a_missing_slash_is_added(preview, path, status, to):
    found, headers, _ = get(preview, path)
    assert (found, headers["Location"]) == (status, to)


@pytest.mark.parametrize("path", ["nowhere", "nowhere/", "attacks/nowhere.html", "../site.yaml", "%2e%2e/site.yaml", ".briefing-site"])
def test_an_address_that_leads_nowhere_gets_the_404_page_of_the_site(preview, path):
    status, _, body = get(preview, BASE + path)
    assert status == 404
    assert "This page does not exist" in body


def test_outside_the_base_path_there_is_nothing(preview):
    status, _, body = get(preview, "/elsewhere/<b>")
    assert status == 404
    assert f"The site stands below {BASE}" in body


def test_a_head_request_gets_no_body(preview):
    status, headers, body = get(preview, BASE, method="HEAD")
    assert (status, body) == (200, "")
    assert int(headers["Content-Length"]) > 0


def test_it_listens_on_this_machine_alone(preview):
    assert preview.server.server_address[0] == "127.0.0.1"


# --- What the preview adds ------------------------------------------------------------------------------------------


def test_the_script_stands_in_pages_alone_and_their_policy_allows_it(preview):
    page = get(preview, BASE)[2]
    script, = re.findall(r'<script src="(/\.preview/reload\.js)" data-built="[0-9a-f]{16}" defer></script>', page)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[1]
    for directive in ("script-src 'self'", "connect-src 'self'", "style-src 'self'"):
        assert directive in policy
    assert get(preview, script)[1]["Content-Type"] == "text/javascript; charset=utf-8"
    assert get(preview, "/.preview/overlay.css")[1]["Content-Type"] == "text/css; charset=utf-8"
    assert ".preview" not in get(preview, f"{BASE}assets/search.js")[2]
    assert get(preview, f"{BASE}.preview/reload.js")[0] == 404


def test_a_built_site_knows_nothing_of_the_preview(preview):
    assert not any(b".preview" in body for body in preview.shown.site.values())


# --- Saved files ----------------------------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path):
    return by_hand(tmp_path)


def test_a_saved_brief_shows_and_open_pages_are_told(root):
    with previewed(root) as preview:
        asked = connection(preview)
        asked.request("GET", "/.preview/events")
        stream = asked.getresponse()
        assert stream.headers["Content-Type"] == "text/event-stream"
        before = message(stream)
        assert before == {"built": preview.shown.built, "faults": []}
        change(root / "content" / "briefs" / f"{DATED_SLUG}.yaml", "title: Drones hit Kharkiv", "title: Drones over Kharkiv")
        assert preview.update()
        after = message(stream)
        assert (after["built"] != before["built"], after["faults"]) == (True, [])
        assert "Drones over Kharkiv" in get(preview, f"{BASE}briefs/{DATED_SLUG}/")[2]
        asked.close()


@pytest.mark.parametrize(("file", "old", "new", "path"), [
    ("site.yaml", "title: Ukraine Briefing", "title: Another Name", ""), ("templates/404.html", "leads nowhere", "is wrong", "404.html"),
    ("content/pages/about.md", "# ", "# Truly ", "about/"), ("templates/assets/style.css", "{", "{ /* new */", "assets/style.css"),
])  # fmt: skip
def test_every_kind_of_source_is_watched(root, file, old, new, path):
    with previewed(root) as preview:
        before = get(preview, BASE + path)[2]
        assert not preview.update()
        change(root / file, old, new)
        assert preview.update()
        assert get(preview, BASE + path)[2] != before


def test_faults_are_told_as_check_tells_them_and_the_last_good_page_stays(root):
    told = []
    with previewed(root, told) as preview:
        good = preview.shown
        change(root / "content" / "briefs" / f"{DATED_SLUG}.yaml", "killed: 2", "killed: at lest 2")
        assert preview.update()
        checked = [line for line in command(root, "check").stderr.splitlines() if line.startswith("content/")]
        assert checked and checked == [line for line in preview.shown.faults if line.startswith("content/")]
        assert set(checked) <= set(told)
        assert (preview.shown.site, preview.shown.built) == (good.site, good.built)
        assert "Drones hit Kharkiv" in get(preview, f"{BASE}briefs/{DATED_SLUG}/")[2]
        write(root / "content" / "briefs" / f"{DATED_SLUG}.yaml", BRIEF)
        assert preview.update()
        assert preview.shown == good


def test_a_slip_in_a_template_does_not_end_the_preview(root):
    with previewed(root) as preview:
        change(root / "templates" / "404.html", "{% endblock %}", "{% endblok %}")
        assert preview.update()
        assert "endblok" in preview.shown.faults[0]
        assert get(preview, BASE)[0] == 200


def test_where_there_has_been_no_good_site_the_faults_are_the_page(tmp_path):
    root = by_hand(tmp_path)
    change(root / "content" / "briefs" / f"{DATED_SLUG}.yaml", "title: Drones", "titel: <b>Drones")
    with previewed(root) as preview:
        status, _, body = get(preview, "/")
        assert status == 503
        assert "`titel`" in body and "/.preview/reload.js" in body and "<b>" not in body


def test_a_changed_base_path_is_followed(root):
    with previewed(root) as preview:
        change(root / "site.yaml", "https://example.github.io/ukraine-briefing/", "https://example.org/")
        assert preview.update()
        assert preview.address.endswith(f":{preview.server.server_address[1]}/")
        assert get(preview, "/")[0] == 200


def test_a_file_name_with_a_space_is_found():
    shown = Shown({"a b.csv": b"x", "page.html": b"<body></body>"})
    assert answer("/a%20b.csv", shown).status == 200
    assert answer("/page", shown).status == 200


@pytest.mark.needs_spacy
def test_a_new_article_is_drafted(root):
    pytest.importorskip("spacy")
    with previewed(root) as preview:
        write(root / "seeds" / "odesa.txt", "date 2025-07-22\nStrike on Odesa\n\nRussia attacked Odesa with missiles on Monday, the mayor said.\n")
        assert preview.update()
        assert (root / "content" / "briefs" / "odesa.yaml").is_file()
        assert get(preview, f"{BASE}briefs/odesa/")[0] == 200


# --- The command ----------------------------------------------------------------------------------------------------


def test_ctrl_c_ends_it_well_and_the_site_on_disk_is_left_alone(root):
    assert command(root, "build").returncode == 0
    before = stamps(root)
    run = process(root, "-m", "generator", "serve", "--port", "0")
    try:
        line = next(line for line in run.stdout if line.startswith("preview at "))
        assert re.fullmatch(rf"preview at http://127\.0\.0\.1:\d+{BASE} \(Ctrl-C ends it\)\n", line)
        run.send_signal(signal.SIGINT)
        rest, _ = run.communicate(timeout=20)
    finally:
        run.kill()
        run.communicate()
    assert (run.returncode, rest) == (0, "the preview has ended\n")
    assert stamps(root) == before


def test_a_busy_port_is_one_line_and_a_wrong_use(root):
    told = []
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert serve(root, port=port, tell=told.append) == 2
    assert len(told) == 1
    assert told[0].startswith(f"port {port} of this machine cannot be had (") and "--port" in told[0]
    assert serve(root, port=70000, tell=told.append) == 2
    assert told[1] == "70000 is no port; name one from 1 to 65535 with --port, or 0 for any free one"
