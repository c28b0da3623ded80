"""Every sentence that people read on GitHub: summaries, the text of the pull request, the commit. Names and faults are shown letter by letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from generator.fault_lines import one_line
from tools.desk.handover import Handover, Note, Plan, Stop
from tools.desk.runs import OURS, Run

if TYPE_CHECKING:
    from tools.desk.proposing import Pull

TITLE = "Briefs of new articles"
START, END = "<!-- briefs: the workflow renews what stands from here -->", "<!-- to here -->"
"""Between them the text of a pull request is the workflow's, above and below a person's."""
MANY, LONG = 20, 200
"""Faults that a summary lists, and characters of each: GitHub takes 65,535 in all, and a sign may need six."""
LINKS = 100
"""Briefs that the text of a pull request lists."""
SETTING = "Settings, Actions, General, Workflow permissions: tick “Allow GitHub Actions to create and approve pull requests”"


def code(text: str) -> str:
    """A name or a fault as it is: nothing in it can become a link, a mention, or a mark of Markdown or HTML."""
    shown = one_line(text)[:LONG]
    return "<code>" + "".join(sign if sign.isalnum() or sign in " /" else f"&#{ord(sign)};" for sign in shown) + "</code>"


def counted(notes: Sequence[Note]) -> str:
    """`2 errors, 1 warning`"""
    counts = [(sum(n.level == level for n in notes), level) for level in ("error", "warning")]
    return ", ".join(f"{count} {level}{'' if count == 1 else 's'}" for count, level in counts if count) or "no faults"


# --- Summaries of a run ---------------------------------------------------------------------------------------------


def planned(plan: Plan) -> str:
    return f"the drafts go onto the branch {plan.branch}" if plan.branch else "the pull request comes from a fork: nothing is put into it"


def read(handover: Handover, run: Run) -> str:
    """What was read, what is wrong, and where the preview is."""
    rows = [f"- {code(article)} gave the brief {code(brief)}" for article, brief in handover.drafted]
    read = "\n".join(rows) or ("No article waits for a brief." if not handover.files else "No new article; the briefs were brought up to date.")
    if run.is_fork:
        read += "\n\nThe pull request comes from a fork, so nothing is put into it: once it is merged, another one brings the briefs."
    elif handover.files:
        read += "\n\nThe next job puts the briefs into a pull request."
    return f"### Articles\n\n{read}\n\n### Check\n\n{checked(handover, run)}"


def checked(handover: Handover, run: Run) -> str:
    """The faults as a list, and the preview."""
    rows = [f"- {note.level}: {code(note.file)}{f', line {note.line}' if note.line else ''}: {code(note.text)}" for note in handover.notes]
    if len(rows) > MANY:
        rows = [*rows[:MANY], f"- and {len(rows) - MANY} more: `python3 run.py check` lists them all"]
    faults = "\n".join([f"{counted(handover.notes).capitalize()}{':' if rows else '.'}", "", *rows])
    return f"{faults}\n\n### Preview\n\n{_preview(handover, run)}"


def proposed(pull: Pull, handover: Handover, run: Run) -> str:
    """Where the briefs are now."""
    where = f"[pull request #{pull.number}]({pull.address})"
    how = f"The briefs are in the new {where}" if pull.is_new else f"The briefs were added to {where}"
    return f"### Pull request\n\n{how}.\n\n{_links(handover.briefs, handover.plan, run)}\n\n{_next(run)}"


def nothing_left() -> str:
    return "### Pull request\n\nThe branch holds these briefs already: nothing was changed."


def published(notes: Sequence[Note], run: Run) -> str:
    """What stands on the site, and which articles do not yet."""
    waiting = [note.file for note in notes if note.file.startswith("seeds/")]
    wrong = [note for note in notes if not note.file.startswith("seeds/")]
    text = f"### The site\n\n{counted(wrong).capitalize()} in the committed briefs."
    if any(note.level == "error" for note in wrong):
        text += " The last good site stays on the web until they are mended; the annotations say where, and what to write."
    if waiting:
        pulls = run.link("pulls", query=f"?q=is%3Apr+is%3Aopen+head%3A{OURS.replace('/', '%2F')}")
        text += ("\n\nThese articles have no brief yet, or one of an earlier text, and are left out:\n\n" + "\n".join(f"- {code(f)}" for f in waiting)
                 + f"\n\nThe workflow [Draft the briefs]({run.link('actions/workflows/draft.yml')}) opens [a pull request]({pulls}) with their "
                   "briefs. Merge it, and they are published.")
    return text


def stopped(stop: Stop) -> str:
    return f"### Stopped\n\n{code(str(stop))}" + (f"\n\n<{stop.link}>" if stop.link else "")


def not_opened(message: str, run: Run, plan: Plan, *, forbidden: bool) -> Stop:
    """Why the pull request is not there, and how to open it."""
    why = (f"GitHub Actions may not open pull requests in this repository; to let it: {SETTING} (in an organization it may have to be "
           "ticked there first)" if forbidden else f"GitHub did not open the pull request ({message})")
    return Stop(f"{why}; the briefs are on the branch {plan.branch}: open the pull request there yourself",
                link=run.link("compare", f"{plan.base}...{plan.branch}", query="?expand=1"))


# --- The pull request -----------------------------------------------------------------------------------------------


def message(handover: Handover) -> str:
    """The message of the commit."""
    count = len(handover.drafted)
    title = "Draft the brief of one article" if count == 1 else f"Draft the briefs of {count} articles" if count else "Bring the briefs up to date"
    return "\n".join([title, "", *(one_line(brief) for brief in handover.briefs), ""])


def body(briefs: Iterable[str], handover: Handover, run: Run) -> str:
    """The text of the pull request, between its marks; `briefs` are all that the branch changes."""
    return (f"{START}\nA program has read new articles and drafted their briefs:\n\n{_links(briefs, handover.plan, run)}\n\n"
            f"{_next(run)}\n\nThe check says: {counted(handover.notes)} ([the run]({run.here()})). {_preview(handover, run)}\n{END}")


def _links(briefs: Iterable[str], plan: Plan, run: Run) -> str:
    rows = [f"- {code(brief)}: [edit]({run.link('edit', plan.branch or '', brief)})" for brief in briefs]
    if len(rows) > LINKS:
        rows = [*rows[:LINKS], f"- and {len(rows) - LINKS} more, under **Files changed**"]
    return "\n".join(rows) or "- no brief: only what the program keeps for itself has changed, in `content/drafts/`"


def _next(run: Run) -> str:
    return (f"Compare each with its article, correct what is wrong ([how]({run.link('blob', run.base, 'docs/editing.md')})), and set "
            "`review: checked`. **Merging publishes.** Where GitHub shows **Approve workflows to run**, press it to have the tests run.")


def _preview(handover: Handover, run: Run) -> str:
    if not handover.site:
        return "There is no preview: the site cannot be built until the errors are mended."
    if not run.preview:
        return f"The preview is below [the summary of the run]({run.here()}), under Artifacts: download it, unpack it, and open `index.html`."
    return f"[Download the preview]({run.preview}), unpack it, and open `index.html`. It also shows what is not published, and marks it."
