"""How easily a text is read: its sentences and words, and the grade of Flesch and Kincaid."""

from __future__ import annotations

import re


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, without headings; a blank counts as the two words that may stand for it."""
    filled = re.sub(r"\[[^\]]*\]", "some words", text)
    lines = [line for line in filled.splitlines() if line.endswith((".", "?", ":")) or line.startswith(("-", "1"))]
    return [part for line in lines for part in re.split(r"(?<=[.?!])\s+", line) if len(words(part)) > 1]


def words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z']+", text)


def syllables(word: str) -> int:
    """Return about how many syllables a word has: its groups of vowels, without a silent e at the end."""
    bare = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$", "", word.lower().replace("'", ""))
    return max(1, len(re.findall(r"[aeiouy]+", bare)))


def flesch_kincaid(text: str) -> float:
    """Return the grade of Flesch and Kincaid (1975): about the years at school that a reader needs."""
    parts = sentences(text)
    count = [word for part in parts for word in words(part)]
    return 0.39 * len(count) / len(parts) + 11.8 * sum(map(syllables, count)) / len(count) - 15.59
