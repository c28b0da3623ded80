"""Plain data -> YAML as people type it: any quotation marks, any indentation, broken lines, braces, and remarks in all places."""

import json
import random

from generator.briefs.writing import scalar


def hand_typed(r: random.Random, data: dict) -> str:
    """The text of a file that says just this; each remark in it is another one."""
    lines = [*["---"][: r.random() < 0.2], *["# the desk's own file"][: r.random() < 0.3], *_Typing(r).mapping(data, 0), *["..."][: r.random() < 0.1]]
    end = r.choice(["\n", "\n", "\n", "\r\n"])
    return end.join(lines) + r.choice([end, end, ""])


class _Typing:
    """One file being typed."""

    def __init__(self, r: random.Random) -> None:
        self.r = r
        self.remarks = 0

    def mapping(self, data: dict, depth: int) -> list[str]:
        lines, names = [], list(data)
        if self.r.random() < 0.15:
            self.r.shuffle(names)
        for number, name in enumerate(names):
            if number:
                lines += [*[""][: self.r.random() < 0.1], *self.above(depth)]
            lines += self.entry(self.r.choice([name] * 8 + [f'"{name}"', f"'{name}'"]) + ":", data[name], depth)
        return lines

    def entry(self, head: str, value: object, depth: int) -> list[str]:
        """`head`, a name with its colon or a hyphen, and its value."""
        start = " " * depth + head
        if isinstance(value, dict | list) and (not value or self.r.random() < 0.1):
            return f"{start} {self.in_brackets(value, depth)}{self.beside()}".split("\n")
        if isinstance(value, dict):
            return self.item(start, value, depth)
        if isinstance(value, list):
            return self.sequence(start, value, depth)
        if isinstance(value, str):
            return self.text(start, value, depth)
        gap = self.r.choice([" ", "  ", "\t" if head != "-" else " "])
        return [start + (gap + json.dumps(value) if value is not None else self.r.choice([" null", " ~", ""])) + self.beside()]

    def item(self, start: str, value: dict, depth: int) -> list[str]:
        """A mapping behind a hyphen, or on the lines below it."""
        if self.r.random() < 0.12:
            return [start + self.beside(), *self.above(depth + 2), *self.mapping(value, depth + self.r.choice([1, 2, 4]))]
        step = self.r.choice([2, 2, 2, 3, 4])
        first, *others = self.mapping(value, depth + step)
        return [start + " " * (step - 1) + first.lstrip(" "), *others]

    def sequence(self, start: str, items: list, depth: int) -> list[str]:
        inner, lines = depth + self.r.choice([0, 2, 2, 4]), [start + self.beside()]
        for item in items:
            if isinstance(item, dict) and item.keys() == {"text", "by"} and self.r.random() < 0.7:
                item = item["text"]  # a key point of the editor's as a bare line
            lines += [*[""][: self.r.random() < 0.2], *self.above(inner), *self.entry("-", item, inner)]
        return lines + self.above(inner)

    def text(self, start: str, text: str, depth: int) -> list[str]:
        inner, how, written = " " * (depth + self.r.choice([1, 2, 2, 4])), self.r.random(), scalar(text)
        one, *more = text.split(" ", 1)
        plain_lines = not any(line != line.strip() or not line for line in text.split("\n"))
        if plain_lines and ("\n" in text and how < 0.7 or how < 0.1):
            return [f"{start} |-{self.beside()}", *(inner + line for line in text.split("\n"))]
        if "\n" not in text and plain_lines and more and how < 0.2 and "  " not in text:
            return [f"{start} >-{self.beside()}", inner + one, inner + more[0]]
        if "\n" not in text and how < 0.3:
            return [f"{start} '" + text.replace("'", "''") + "'" + self.beside()]
        if how < 0.4:
            return [f"{start} {json.dumps(text, ensure_ascii=False)}{self.beside()}"]
        if written == text and more and how < 0.6 and ":" not in text and not more[0].startswith(("#", "- ")):
            return [f"{start} {one}", inner + more[0] + self.beside()]
        gap = self.r.choice([" ", "  ", " " if start.endswith("-") else "\t"])
        return [start + gap + written + self.beside()]

    def in_brackets(self, value: object, depth: int) -> str:
        if isinstance(value, dict):
            return self.joined("{", [f"{name}: {self.in_brackets(part, depth)}" for name, part in value.items()], "}", depth)
        if isinstance(value, list):
            return self.joined("[", [self.in_brackets(part, depth) for part in value], "]", depth)
        return scalar(value, flow=True) if isinstance(value, str) and self.r.random() < 0.5 else json.dumps(value, ensure_ascii=False)

    def joined(self, opening: str, parts: list[str], closing: str, depth: int) -> str:
        how, inner = self.r.random(), "\n" + " " * (depth + 4)
        if not parts or how < 0.5:
            return opening + ", ".join(parts) + closing
        if how < 0.7:
            return f"{opening} {', '.join(parts)}{self.r.choice(['', ','])} {closing}"
        return opening + inner + ("," + inner).join(parts) + self.r.choice(["", ","]) + inner[:-2] + closing

    # --- Remarks

    def remark(self) -> str:
        self.remarks += 1
        return f"# remark {self.remarks}"

    def above(self, depth: int) -> list[str]:
        return [" " * depth + self.remark()] if self.r.random() < 0.07 else []

    def beside(self) -> str:
        return self.r.choice([" ", "  "]) + self.remark() if self.r.random() < 0.1 else ""
