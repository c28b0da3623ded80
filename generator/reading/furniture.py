"""What a block is by its own words: story, caption, or the page's furniture (share lines, notices, related links).

Shapes only; names of agencies and outlets come from the lexicon's lists. In doubt a block is story: a grammar that
reads a share line loses little, a story sentence thrown away is lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from generator.model import Role

Words = Mapping[str, tuple[str, ...]]

MAX_NOTICE_WORDS = 40
"""Notices are short; a longer block that begins like one is story."""
MAX_CAPTION_WORDS = 80

_LIST_HEAD = re.compile(
    r"""^(?:
      (?:related|recommended|similar)(?:\s+(?:articles?|stor(?:y|ies)|news|topics?|content|coverage|links?|posts?))?\s*:?$
    | (?:other|latest|more)\s+(?:news|stories|articles|from\s+.{1,40}|on\s+this\s+(?:story|topic))\s*:?$
    | (?:read|see)\s+(?:also|more|next)\s*:?$
    | (?:you\s+(?:may|might)\s+also\s+(?:like|be\s+interested.{0,10})|what\s+to\s+read\s+next)\s*:?$
    | (?:most\s+(?:read|popular|viewed)|trending(?:\s+now)?|editors?['’]?s?\s+(?:picks?|choice))\s*:?$
    | (?:tags?|topics?|keywords?)\s*:?$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NOTICE = re.compile(
    r"""^(?:
      (?:read|see|watch|listen|explore|discover)\s+(?:also|more|next|now)\b
          (?:\s*[:|–—>-]|\s+(?:on|about|at|from|here|in\s+our)\b|$)
    | also\s+(?:read|see|watch)\b
    | (?:related|recommended)(?:\s+(?:articles?|stor(?:y|ies)|news|coverage))?\s*:
    | (?:share|tweet|print|e-?mail|save|comments?|bookmark|listen|gift)
          (?:\s*[|,·/&]?\s*(?:share|tweet|print|e-?mail|save|comments?|copy\s+link|link))*\s*[!.:]?$
    | (?:copy\s+(?:the\s+)?link|link\s+copied|save\s+for\s+later|leave\s+a\s+comment|\d+\s+(?:comments?|shares?)\s*$)
    | (?:share|send|print|listen\s+to|e-?mail)\s+(?:this|the\s+article|on|via)\b.{0,60}$
    | (?:follow|join|find)\s+(?:us|our)\b.{0,80}\b(?:on|at|channel)\b
    | follow\s+.{1,40}\s+on\s+\w+
    | (?:sign\s+up|subscribe|register|log\s+in|sign\s+in)\b
          (?:\s+(?:for|to|here|now|today|and|or|with)\b|\s*[.!:]|\s*$)
    | (?:get|receive)\s+.{0,60}\b(?:newsletter|inbox|alerts?|app)\b
    | (?:click|tap|press|download)\s+(?:here|the\s+app|our\s+app|now)\b
    | (?:support|donate\s+to)\s+(?:us|our|independent\s+journalism)\b
    | become\s+a\s+(?:member|patron|supporter|subscriber)\b
    | (?:advertisements?|sponsored|promoted|paid\s+(?:post|content))\b.{0,30}$
    | (?:(?:skip|scroll)\s+(?:past|to|down)|(?:back|return)\s+to\s+(?:top|home|the\s+list))\b.{0,60}$
    | (?:©|\(c\)\s|copyright\b|all\s+rights\s+reserved)
    | (?:this\s+(?:website|site)\s+uses|we\s+(?:and\s+our\s+partners\s+)?use|accept(?:\s+all)?|manage|reject(?:\s+all)?)
          .{0,40}\bcookies?\b
    | cookies?\s+(?:policy|settings|preferences|notice)
    | (?:tags?|topics?|keywords?|categor(?:y|ies)|filed\s+under|labels?)\s*:
    | (?:additional\s+)?(?:reporting|writing|editing|compiled|edited|translated|written)\s+by\b
    | (?:our\s+standards|correction|clarification|editor['’]?s\s+note)\s*:
    | this\s+(?:story|article|report|post|page)\s+(?:has\s+been|was|is\s+more\s+than|will\s+be|is\s+being)\b
          .{0,60}\b(?:updated?|corrected|amended|old|edited|translated|produced)\b
    | (?:if\s+you\s+(?:have\s+)?)?(?:found|noticed|spotted|find|notice|spot)\s+(?:an?\s+)?(?:spelling\s+)?
          (?:error|mistake|typo)
    | (?:last\s+)?updated\s+(?:at|on|:)?\s*\d
    | (?:reading\s+time|estimated\s+read|\d+\s+min(?:ute)?s?\s+read)
    | \d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+[a-z]{2,4})?$
    | \d+\s+(?:second|minute|hour|day|week|month)s?\s+ago$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_BIO = re.compile(
    r"^(?:The\s+(?:author|writer)\s+is\b|(?:[A-Z][\w'’-]+\s+){1,3}is\s+(?:a|an|the)\s+(?:[\w-]+\s+){0,4}"
    r"(?:reporter|correspondent|journalist|columnist|editor|writer|chief)\b.{0,80}\b(?:for|at|with|of|based)\b)",
)
_CREDIT_LINE = re.compile(
    r"^(?:file\s+)?(?:photo(?:graph)?s?|pictures?|images?|video|graphic|illustration|credit|photo\s+credits?)"
    r"(?:\s*(?::|by\b|©|/)|\s+source\b\s*[,:]?)\s*\S.{0,100}$",
    re.IGNORECASE,
)
_CAPTION_START = re.compile(
    r"^(?:file\s+(?:photo|picture|image)\b|caption\s*:|image\s+caption\b|photo\s+shows\b|\((?:file\s+)?photo\))",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.’'& -]{1,40}"
_CREDIT_END = re.compile(
    r"(?:[(\[](?:\w[\w.&-]*\s+){0,3}(?i:photo|picture|image)s?\s*(?:[:/|,]|(?i:by)\b).{1,80}[)\]]"
    rf"|\b(?:PHOTO|Photo(?:graph)?|Picture|Image)s?(?:\s+(?i:credit|courtesy))?\s*:\s*{_NAME}(?:/{_NAME}){{0,2}}"
    rf"|(?:^|[.!?”’)|—–])\s*(?i:photo(?:graph)?|picture|image)s?\s+(?i:by|courtesy\s+of)\s+(?:the\s+)?{_NAME}(?:/{_NAME})?"
    rf"|/{_NAME}\s+via\s+{_NAME}[)\]]?"
    rf"|\b(?i:handout)\s+(?i:photo|via|from)\b.{{0,60}}"
    rf"|\bvia\s+{_NAME}/{_NAME}[)\]]?)\.?$"
)
"""`(AP Photo/…)`, `Photo by …`, `Picture: …`, `…/AFP via Getty Images`, `Handout via …`."""
_BRACKET_END = re.compile(r"[.!?”’\d]\s*\[(?:(?i:file):?\s*)?[A-Z][^\[\].]{1,60}\]$")
_DASH_END = re.compile(r"[.”’\d]\s*[—–]\s*[A-Z][\w.’'&/-]*(?:[ /][A-Z][\w.’'&/-]*){0,3}$")
_OWN_DATE = re.compile(r"\b(?:\w{3,9}\.? \d{1,2},? (?:19|20)\d{2}|\d{1,2} \w{3,9} (?:19|20)\d{2})\b")
_QUOTE_START = re.compile(r"^[\"“‘'«]")


def role_of(text: str, *, words: Words, closing: bool = False) -> Role:
    """`furniture`, `caption` or `story`, by the block's own words; an author's note counts only among the last blocks."""
    length = len(text.split())
    if _CAPTION_START.match(text) and length <= MAX_CAPTION_WORDS:
        return "caption"
    if closing and length <= MAX_NOTICE_WORDS and _BIO.match(text):
        return "furniture"
    if length <= MAX_NOTICE_WORDS and is_furniture(text, words=words):
        return "furniture"
    if length <= MAX_CAPTION_WORDS and is_caption(text, words=words):
        return "caption"
    return "story"


def is_furniture(text: str, *, words: Words) -> bool:
    """True of share lines, notices, related links, tag lists, credits and author notes."""
    if _NOTICE.match(text) or _LIST_HEAD.match(text) or _CREDIT_LINE.match(text):
        return True
    return _opening(words.get("furniture", ())).match(text.lower()) is not None


def is_caption(text: str, *, words: Words) -> bool:
    """True of a photograph's legend, told by its credit; a closing `— Agency` counts only beside a date of its own."""
    if _QUOTE_START.match(text):
        return False
    if _CREDIT_END.search(text):
        return True
    if _BRACKET_END.search(text):
        return True
    return bool(_DASH_END.search(text) and (_OWN_DATE.search(text) or _ends_with(text, words.get("caption", ()))))


def heads_a_list(text: str) -> bool:
    """True of a line such as `Related stories` that stands above a list of links."""
    return bool(_LIST_HEAD.match(text))


@lru_cache(maxsize=2)
def _opening(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One of the phrases, in small letters, and no letter or digit behind it."""
    return re.compile(f"(?:{'|'.join(re.escape(phrase.lower()) for phrase in phrases) or '(?!)'})(?![^\\W_])")


def _ends_with(text: str, phrases: tuple[str, ...]) -> bool:
    return any(text.lower().endswith(phrase.lower()) for phrase in phrases)
