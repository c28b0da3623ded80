"""The preview: what it answers, over real HTTP, and that a saved file changes what it shows."""

import http.client
import json
import re
import signal
import socket
import sys
import time
from contextlib import contextmanager

import pytest

from generator.fault_lines import plain
from generator.preview.answers import answer
from generator.preview.editors import KNOWN, link_pattern, link_to, way_to_open
from generator.preview.server import Preview, serve
from generator.preview.showing import Shown
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


def built(preview, path=""):
    """The digest in a page, by which it knows that it is out of date."""
    return re.search(r'data-built="([0-9a-f]{16})"', get(preview, BASE + path)[2])[1]


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
    assert not any(b".preview" in preview.shown.site[name] for name in preview.shown.site)


# --- Saved files ----------------------------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path):
    return by_hand(tmp_path)


def test_a_saved_brief_shows_and_open_pages_are_told(root):
    with previewed(root) as preview:
        asked = connection(preview)
        asked.request("GET", f"/.preview/events?page={BASE}briefs/{DATED_SLUG}/")
        stream = asked.getresponse()
        assert stream.headers["Content-Type"] == "text/event-stream"
        before = message(stream)
        assert before == {"built": built(preview, f"briefs/{DATED_SLUG}/"), "problem": "", "faults": []}
        change(root / "content" / "briefs" / f"{DATED_SLUG}.yaml", "title: Drones hit Kharkiv", "title: Drones over Kharkiv")
        assert preview.update()
        after = message(stream)
        assert (after["built"], after["faults"]) == (built(preview, f"briefs/{DATED_SLUG}/"), [])
        assert after["built"] != before["built"]
        assert "Drones over Kharkiv" in get(preview, f"{BASE}briefs/{DATED_SLUG}/")[2]
        asked.close()


@pytest.mark.parametrize(("file", "old", "new", "path"), [
    ("site.yaml", "title: Ukraine Briefing", "title: Another Name", ""), ("templates/404.html", "leads nowhere", "is wrong", "404.html"),
    ("content/pages/about.md", "# ", "# Truly ", "about/"), ("templates/styles/20-base.css", "{", "{ /* new */", "assets/style.css"),
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
        good, page = preview.shown.site, built(preview)
        change(root / "content" / "briefs" / f"{DATED_SLUG}.yaml", "killed: 2", "killed: at lest 2")
        assert preview.update()
        checked = [line for line in command(root, "check").stderr.splitlines() if line.startswith("content/")]
        assert checked and checked == [plain(fault) for fault in preview.shown.faults if fault.file.startswith("content/")]
        assert set(checked) <= set(told)
        assert (preview.shown.site, built(preview)) == (good, page)
        assert "Drones hit Kharkiv" in get(preview, f"{BASE}briefs/{DATED_SLUG}/")[2]
        write(root / "content" / "briefs" / f"{DATED_SLUG}.yaml", BRIEF)
        assert preview.update()
        assert (preview.shown.faults, built(preview)) == ((), page)


def test_a_slip_in_a_template_does_not_end_the_preview(root):
    with previewed(root) as preview:
        change(root / "templates" / "404.html", "{% endblock %}", "{% endblok %}")
        assert preview.update()
        assert "endblok" in preview.shown.faults[0].what
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


@contextmanager
def told_about(preview, path):
    """The messages that an open page gets."""
    asked = connection(preview)
    asked.request("GET", f"/.preview/events?page={BASE}{path}")
    yield asked.getresponse()
    asked.close()


def test_a_page_that_did_not_change_is_left_alone(root):
    """Whoever reads one page is not thrown back to its top because another one was saved."""
    with previewed(root) as preview, told_about(preview, "about/") as stream:
        page = built(preview, "about/")
        assert message(stream)["built"] == page
        change(root / "content" / "briefs" / f"{DATED_SLUG}.yaml", "title: Drones hit", "title: Drones over")
        assert preview.update()
        assert built(preview, "about/") == page
        change(root / "content" / "pages" / "about.md", "# ", "# Truly ")
        assert preview.update()
        assert message(stream)["built"] == built(preview, "about/") != page


def test_a_slip_that_only_shows_when_a_page_is_made_costs_that_page_alone(root):
    with previewed(root) as preview, told_about(preview, "timeline/") as stream:
        good = get(preview, f"{BASE}timeline/")[2]
        message(stream)
        change(root / "templates" / "timeline.html", "view.heading", "view.headign")
        assert preview.update()
        told = message(stream)
        assert told["problem"].startswith("This page cannot be made anew.")
        assert told["faults"][0]["text"].startswith("templates/timeline.html:") and "headign" in told["faults"][0]["text"]
        assert get(preview, f"{BASE}timeline/")[2] == good
        assert get(preview, BASE)[0] == 200
        change(root / "templates" / "timeline.html", "view.headign", "view.heading")
        assert preview.update()
        assert message(stream) == {"built": built(preview, "timeline/"), "problem": "", "faults": []}


def test_a_page_that_never_could_be_made_says_why(root):
    change(root / "templates" / "timeline.html", "view.heading", "view.headign")
    with previewed(root) as preview:
        status, _, body = get(preview, f"{BASE}timeline/")
        assert status == 500
        assert "headign" in body and 'data-built="none"' in body


def test_an_address_that_is_gone_does_not_reload_for_ever(root):
    with previewed(root) as preview:
        for path in ("nowhere/", "briefs/nowhere/"):
            with told_about(preview, path) as stream:
                assert message(stream)["built"] == built(preview, path)


# --- Edit links -----------------------------------------------------------------------------------------------------


def test_a_brief_opens_at_its_line_and_a_record_at_its_own(root):
    with previewed(root) as preview:
        page = get(preview, f"{BASE}briefs/{DATED_SLUG}/")[2]
        file = (root / "content" / "briefs" / f"{DATED_SLUG}.yaml").resolve()
        assert f'<a href="vscode://file{file}:1">content/briefs/{DATED_SLUG}.yaml:1</a>' in page
        assert f'<a href="vscode://file{file}:5">content/briefs/{DATED_SLUG}.yaml:5</a>' in page
        assert file.read_text().splitlines()[4] == "  - id: kharkiv"


def test_a_fault_opens_at_its_line(root):
    with previewed(root) as preview, told_about(preview, "") as stream:
        message(stream)
        change(root / "content" / "briefs" / f"{DATED_SLUG}.yaml", "killed: 2", "killed: at lest 2")
        preview.update()
        fault = message(stream)["faults"][0]
        assert fault["place"].startswith(f"content/briefs/{DATED_SLUG}.yaml:9")
        assert fault["text"].startswith(fault["place"])
        assert fault["edit"].endswith(f"/content/briefs/{DATED_SLUG}.yaml:9")


@pytest.mark.parametrize(("wanted", "environment", "way"), [
    ("", {}, KNOWN["code"]), ("subl", {}, KNOWN["subl"]), ("", {"EDITOR": "/usr/bin/gvim -f"}, KNOWN["gvim"]),
    ("", {"VISUAL": "kate", "EDITOR": "vim"}, KNOWN["kate"]), ("", {"EDITOR": "vim"}, KNOWN["code"]), ("", {"EDITOR": ""}, KNOWN["code"]),
    ("myeditor {file}", {"EDITOR": "kate"}, "myeditor {file}"),
])  # fmt: skip
def test_the_editor_is_the_one_named_or_the_one_of_the_system(wanted, environment, way):
    assert way_to_open(wanted, environment) == way


def test_every_known_editor_is_told_the_file(tmp_path):
    for way in KNOWN.values():
        link = link_to(link_pattern(way, tmp_path), "content/briefs/a b.yaml", 7)
        assert "content/briefs/a%20b.yaml" in link and "{" not in link


def test_an_editor_that_is_not_known_is_a_wrong_use(root):
    told = []
    assert serve(root, port=0, editor="edlin", tell=told.append) == 2
    assert told == ['--editor edlin is not known; write how it opens a file, such as "edlin +{line} {file}"']


def open_file(preview, query, **headers):
    asked = connection(preview)
    asked.request("GET", f"/.preview/open?{query}", headers=headers)
    given = asked.getresponse()
    body = given.read().decode()
    asked.close()
    return given.status, body


@pytest.fixture
def noting(root, tmp_path):
    """A preview whose editor writes down what it is given."""
    note = tmp_path / "opened"
    script = f"import sys, pathlib; pathlib.Path({str(note)!r}).write_text(repr(sys.argv[1:]))"
    preview = Preview(root, port=0, way=f'"{sys.executable}" -c "{script}" +{{line}} {{file}}')
    preview.update()
    preview.start()
    yield preview, note
    preview.close()


def test_a_command_opens_the_file_and_the_page_stays(noting, root):
    preview, note = noting
    page = get(preview, f"{BASE}briefs/{DATED_SLUG}/")[2]
    query = f"file=content/briefs/{DATED_SLUG}.yaml&line=5"
    assert f"/.preview/open?{query}".replace("&", "&amp;") in page
    assert open_file(preview, query, **{"Sec-Fetch-Site": "same-origin"}) == (204, "")
    deadline = time.monotonic() + 30
    while not (note.is_file() and note.read_text()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert note.read_text() == repr(["+5", str(root.resolve() / "content" / "briefs" / f"{DATED_SLUG}.yaml")])


@pytest.mark.parametrize("query", [
    "file=/etc/passwd", "file=../outside.txt", "file=content/../../outside.txt", "file=content/briefs/nowhere.yaml", "file=content", "",
    "file=.git/config",
])  # fmt: skip
def test_only_files_of_the_project_are_opened(noting, root, query):
    preview, note = noting
    write(root.parent / "outside.txt", "x")
    write(root / ".git" / "config", "x")
    assert open_file(preview, query, **{"Sec-Fetch-Site": "same-origin"})[0] == 404
    assert not note.exists()


def test_a_page_of_another_site_opens_nothing(noting):
    preview, note = noting
    query = f"file=content/briefs/{DATED_SLUG}.yaml&line=5"
    for headers in ({}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}):
        assert open_file(preview, query, **headers)[0] == 403
    assert not note.exists()


def test_another_name_that_leads_here_gets_nothing(preview):
    """A page of another site may have its own name lead to this machine; drafts and embargoes are none of its business."""
    asked = connection(preview)
    asked.request("GET", BASE, headers={"Host": "elsewhere.example:8000"})
    given = asked.getresponse()
    assert given.status == 421 and b"Kharkiv" not in given.read()
    asked.close()


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
        assert serve(root, port=port, editor="", tell=told.append) == 2
    assert len(told) == 1
    assert told[0].startswith(f"port {port} of this machine cannot be had (") and "--port" in told[0]
    assert serve(root, port=70000, editor="", tell=told.append) == 2
    assert told[1] == "70000 is no port; name one from 1 to 65535 with --port, or 0 for any free one"
