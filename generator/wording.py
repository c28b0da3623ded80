"""The written forms of quantities, days and names, shared by all rooms: what `parse_…` reads, `write_…` writes.

Reading is strict: a form that is not in the grammar raises `WordingError`, which says what is wrong and, where it can
be guessed, the nearest right form. Nothing is guessed silently.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from fractions import Fraction

from generator.model import BOUNDS, Quantity

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
CURRENCIES = frozenset({
    "AUD", "BGN", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "GEL", "HUF", "ILS", "INR", "ISK", "JPY", "KRW",
    "KZT", "MDL", "NOK", "NZD", "PLN", "RON", "RSD", "RUB", "SEK", "TRY", "TWD", "UAH", "USD", "XDR", "ZAR",
})
"""ISO 4217 codes of sums in use here; others are refused, since three capitals are more often a slip than a currency."""
LARGEST = 10**15
"""More than any number of people, weapons or coins in a war; a longer number is a slip of the hand."""

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?"
_SCALE = "|".join(SCALES)
_QUANTITY = re.compile(
    rf"(?:(?P<bound>{'|'.join(BOUNDS)}) )?"
    rf"(?P<first>{_NUMBER})(?: (?P<scale1>{_SCALE}))?"
    rf"(?:(?: ?- ?| to )(?P<second>{_NUMBER})(?: (?P<scale2>{_SCALE}))?)?"
    r"(?: (?P<unit>[A-Z]{3}))?"
)
_FORMS = "write a number such as 74, at least 1, 3-5 or over 5 billion EUR"


class WordingError(ValueError):
    """A text that is not in the grammar: what is wrong, and what to write (may be empty)."""

    def __init__(self, what: str, cure: str = "") -> None:
        super().__init__(f"{what}; {cure}" if cure else what)
        self.what, self.cure = what, cure


# --- Quantities -----------------------------------------------------------------------------------------------------


def parse_quantity(text: str | int) -> Quantity:
    """The quantity that a text states: `74`, `1,200`, `at least 1`, `3-5`, `nearly 200`, `over 5 billion EUR`."""
    if isinstance(text, bool) or not isinstance(text, str | int):
        raise WordingError(f"{text!r} is not a number", _FORMS)
    given = " ".join(_dashes(str(text)).split())
    match = _match(given)
    if not match:
        raise _quantity_fault(given)
    scale = match["scale2"] or ""
    first = _whole(match["first"], match["scale1"] or scale)
    second = _whole(match["second"], scale) if match["second"] else None
    if second is None:
        return _bounded(first, bound=match["bound"] or "", unit=match["unit"] or "")
    if match["bound"]:
        raise WordingError(f'"{given}" has both a range and "{match["bound"]}"', f'leave out "{match["bound"]}"')
    if first >= second:
        raise WordingError(f'"{given}" runs from {first} to {second}', "write the smaller number first")
    return Quantity(low=first, high=second, unit=match["unit"] or "")


def write_quantity(quantity: Quantity) -> str:
    """The quantity as a person writes it: the inverse of `parse_quantity`."""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None and low != high:
        number = _write_range(low, high)
    else:
        number = _write_number(_only(low, high))
    bound = quantity.bound or ("at least" if high is None else "up to" if low is None else "")
    return " ".join(part for part in (bound, number, quantity.unit) if part)


def _match(text: str) -> re.Match[str] | None:
    match = _QUANTITY.fullmatch(text)
    lowered = match or _QUANTITY.fullmatch(text[:1].lower() + text[1:])
    return lowered if lowered and (lowered["unit"] or "EUR") in CURRENCIES else None


def _bounded(number: int, *, bound: str, unit: str) -> Quantity:
    side = BOUNDS.get(bound)
    return Quantity(
        low=None if side == "high" else number, high=None if side == "low" else number, bound=bound, unit=unit
    )


def _whole(digits: str, scale: str) -> int:
    number = Fraction(digits.replace(",", "")) * SCALES.get(scale, 1)
    if number.denominator != 1:
        cure = f"write {digits.replace('.', ',')}" if re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", digits) else ""
        raise WordingError(f"{digits} is not a whole number", cure or "write a whole number, or add million or billion")
    if number > LARGEST:
        raise WordingError(f"{digits} {scale}".strip() + " is too large", "check the number of digits")
    return int(number)


def _only(low: int | None, high: int | None) -> int:
    number = low if low is not None else high
    if number is None:
        raise ValueError("a quantity needs a low or a high end")
    return number


def _write_number(number: int) -> str:
    digits, scale = _scaled(number)
    return f"{digits} {scale}".strip()


def _scaled(number: int) -> tuple[str, str]:
    """('1.25', 'billion'); a number that has more than three decimals in its scale stays in digits."""
    for scale in ("trillion", "billion", "million"):
        size = SCALES[scale]
        if number >= size and number % (size // 1000) == 0:
            digits = f"{number // size}.{number % size * 1000 // size:03d}".rstrip("0").rstrip(".")
            return digits, scale
    return str(number), ""


def _write_range(low: int, high: int) -> str:
    (first, scale1), (second, scale2) = _scaled(low), _scaled(high)
    if scale1 == scale2:
        return f"{first}-{second} {scale2}".strip()
    # A scale after the second number alone would count for the first one too: "3-5 million".
    return f"{first} {scale1} to {second} {scale2}".strip() if scale1 and scale2 else f"{low}-{high}"


_SMALL_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)
_SYNONYMS = {
    "approximately": "about", "roughly": "about", "circa": "about", "ca.": "about", "~": "about ",
    "close to": "nearly", "minimum": "at least", "a minimum of": "at least", "no fewer than": "at least",
    "not less than": "at least", "≥": "at least ", ">=": "at least ", ">": "more than ", "≤": "up to ", "<=": "up to ",
    "a maximum of": "up to", "maximum": "up to", "fewer than": "up to", "less than": "up to", "under": "up to",
    "bn": "billion", "mln": "million", "mn": "million", "k": "thousand", "euros": "EUR", "euro": "EUR",
    "dollars": "USD", "us dollars": "USD", "pounds": "GBP", "hryvnias": "UAH", "roubles": "RUB", "rubles": "RUB",
}
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "₴": "UAH", "₽": "RUB", "¥": "JPY"}


def _quantity_fault(given: str) -> WordingError:
    if re.fullmatch(r"(several|scores|dozens|hundreds|thousands|many|few|some)( of .*)?", given, re.IGNORECASE):
        return WordingError(f'"{given}" is not a number', "leave the field out, or say it in `note`")
    nearest = _repaired(given)
    return WordingError(f'"{given}" is not a quantity', f'write "{nearest}"' if nearest else _FORMS)


def _repaired(given: str) -> str:
    """The nearest right form, or nothing: synonyms, misspelt bounds, signs, number words, words after the number."""
    text = given.casefold().strip("“”„‘’'\"«»")
    for wrong in sorted(_SYNONYMS, key=len, reverse=True):
        edge = r"(?:(?<=\d)|\b)" if wrong[0].isalpha() else ""
        text = re.sub(rf"{edge}{re.escape(wrong)}" + (r"\b" if wrong[-1].isalpha() else ""), f" {_SYNONYMS[wrong]}", text)
    text = re.sub(r"(?<=\d)\+", lambda _: "", "at least " + text) if re.search(r"\d\+", text) else text
    text = re.sub(r"(?<=\d) (?=\d{3}\b)", "", text)
    for sign, code in _SIGNS.items():
        text = f"{text.replace(sign, ' ')} {code}" if sign in text else text
    text = re.sub(rf"(?<=\d)(?=(?:{_SCALE}))", " ", text)
    words = [_right_word(word) for word in text.split()]
    head = next((i for i, word in enumerate(words) if word[0].isdigit()), len(words))
    bound = difflib.get_close_matches(" ".join(words[:head]), BOUNDS, n=1, cutoff=0.7) if head else [""]
    for bounds in (bound[:1], [""]):
        for end in range(len(words), head, -1):
            candidate = " ".join([*filter(None, bounds), *words[head:end]])
            if bounds and not _MORE.intersection(words[end:]) and _match(candidate):
                with suppress(WordingError):
                    return candidate if parse_quantity(candidate) else ""
    return ""


_MORE = frozenset({"hundred", "hundreds", "dozen", "dozens", "half", "or", "and", "to", "eu", *SCALES})
"""Words after a number that change it, so that the number alone would be wrong advice."""


def _right_word(word: str) -> str:
    if word in _SMALL_NUMBERS:
        return str(_SMALL_NUMBERS.index(word))
    return word.upper() if word.upper() in CURRENCIES else word


# --- Days -----------------------------------------------------------------------------------------------------------

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)
_DAY_FORMS = "write it as 2025-07-23, as 2025-07 where only the month is known, or as 2025"


def parse_day(text: str) -> str:
    """The day as it is written, if it is a real one: YYYY-MM-DD, YYYY-MM or YYYY."""
    given = str(text).strip()
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", given)
    if not match:
        nearest = _day_guess(given)
        raise WordingError(f'"{given}" is not a day', f"write {nearest}" if nearest else _DAY_FORMS)
    year, month, day = (int(part or 1) for part in match.groups())
    if not 1900 <= year <= 2199:
        raise WordingError(f"the year of {given} cannot be right", _DAY_FORMS)
    if not 1 <= month <= 12:
        raise WordingError(f"{given} has no month {month}", "write the year, the month and the day: 2025-07-23")
    if not _valid(year, month, day):
        raise WordingError(f"{MONTHS[month - 1]} {year} has no day {day}", "write the day as the article has it")
    return given


def write_day(day: str) -> str:
    """`2025-07-23` -> `23 July 2025`, `2025-05` -> `May 2025`, `2025` -> `2025`."""
    parts = [int(part) for part in day.split("-")]
    words = [str(parts[0]), *(MONTHS[part - 1] for part in parts[1:2]), *(str(part) for part in parts[2:])]
    return " ".join(reversed(words))


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _day_guess(given: str) -> str:
    """What a person most likely meant; nothing where day and month could be swapped."""
    months = {name[:3].casefold(): number for number, name in enumerate(MONTHS, start=1)}
    words = re.findall(r"[^\W\d_]+|\d+", re.sub(r"(?<=\d)(st|nd|rd|th)\b|(?<=\d)[t ,]+\d?\d:\d\d.*", "", given.casefold()))
    named = [months[word[:3]] for word in words if word[:3] in months]
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= 4]
    years = [number for number in numbers if number > 31]
    small = [number for number in numbers if number <= 31]
    if len(years) != 1 or len(named) + len(small) not in (1, 2):
        return ""
    if not named and len(small) == 2:
        # 2025/7/3 and 3.7.2025 have one reading; 3/7/2025 is March in one country and July in another.
        ordered = small if numbers[0] == years[0] or small[1] > 12 else small[::-1] if "." in given or small[0] > 12 else []
    else:
        ordered = named + small
    if not ordered or not 1 <= ordered[0] <= 12 or not _valid(years[0], *[*ordered, 1][:2]):
        return ""
    return "-".join([f"{years[0]:04d}", *(f"{part:02d}" for part in ordered)])


# --- Names and texts ------------------------------------------------------------------------------------------------

_LETTERS = {
    "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ё": "e", "ж": "zh", "з": "z",
    "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "iu", "я": "ia",
}
"""Letters that Unicode does not take apart; the Cyrillic ones as on Ukrainian passports (Resolution 55 of 2010)."""
_LATIN = str.maketrans(_LETTERS)


def fold(text: str) -> str:
    """Lower-case ASCII for comparing names: `Støre` -> `store`, `Україна` -> `ukraina`; other signs are lost."""
    if text.isascii():
        return text.lower()
    latin = unicodedata.normalize("NFC", text).casefold().translate(_LATIN)
    return unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()


def slug(text: str) -> str:
    """Words of ASCII letters and digits joined by hyphens, for addresses; apostrophes vanish."""
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’ʼ`]", "", fold(text.replace("’", "'")))))


def join_words(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


_MARKS = str.maketrans("“”„‘’ʼ‚–—", "\"\"\"''''--", "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def plain(text: str) -> str:
    """The form in which a quote is compared with its article: case, spacing, curly quotes, dashes and what is invisible do not count."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_MARKS).split()).casefold()


def same_name(a: str, b: str) -> bool:
    """True if one is the other or a short form of it: `Umerov`, `Rustem Umerov`; knows no other spellings.

    A short form keeps the order of the words and the last one, so that "Ukraine" is not "Ukraine's air force".
    """
    longer, shorter = sorted((slug(a).split("-"), slug(b).split("-")), key=len, reverse=True)
    rest = iter(longer)
    return bool(shorter[0]) and longer[-1] == shorter[-1] and all(word in rest for word in shorter)


def _dashes(text: str) -> str:
    return re.sub(r"[‐‑‒–—−]", "-", text)
