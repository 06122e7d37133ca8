"""Subtitles (SubRip, WebVTT) and transcripts with times: the words that were said."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from workbench.reading.decoding import decoded_or_refused
from workbench.reading.found import Drops, Found, clean

_TIMES: Final = re.compile(
    r"(?:(\d{1,3}):)?(\d\d):(\d\d)[.,](\d{3})\s*-->\s*(?:(\d{1,3}):)?(\d\d):(\d\d)[.,](\d{3})"
)
_VOICE: Final = re.compile(r"<v(?:\.[\w.]+)?\s+([^>]{1,80})>")
_TAG: Final = re.compile(r"</?[a-zA-Z0-9.:_ -]{0,80}>|\{\\[^}]{0,80}\}")
_SOUND: Final = re.compile(r"[\[(][^\])]{1,80}[\])]|[♪♫#][^♪♫]*[♪♫#]?")
_SPEAKER: Final = re.compile(r"(?:-|–|—|>>)\s?|[A-Z][A-Z .'’-]{1,40}:\s")
_ENDED: Final = re.compile(r"[.!?…][\"”'’)\]]*\Z")
_PAUSE: Final = 4.0
"""Seconds without words that end a paragraph, where a sentence has ended."""

_LINE_TIME: Final = re.compile(
    r"\s*[\[(]?(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?[\])]?\s*(?:[-–—]\s*)?(?=\S|\Z)"
)


class _Cue(NamedTuple):
    begins: float
    ends: float
    lines: list[str]


def read_subtitles(content: bytes, name: str) -> Found:
    """The words of subtitles; a change of speaker or a pause begins a paragraph.

    Numbers and times are left out, as are notes on sounds and lines shown twice; those are
    counted. A voice (``<v Ann Lee>``) stands before its words as ``ANN LEE: ``.

    Raises:
        UnreadableArticle: its encoding is not known.
    """
    text, encoding = decoded_or_refused(content, name)
    found = Found(encoding=encoding)
    paragraph: list[str] = []
    ended, last, voice = 0.0, "", ""
    for cue in _cues(text):
        found.drops.add("cue times")
        if paragraph and cue.begins - ended >= _PAUSE and _ENDED.search(paragraph[-1]):
            found.add(" ".join(paragraph))
            paragraph = []
        for line, speaker in _said(cue.lines, found.drops):
            if line == last:
                found.drops.add("lines shown twice", line)
                continue
            last = line
            changes = bool(speaker and speaker != voice)
            if paragraph and (changes or _SPEAKER.match(line)):
                found.add(" ".join(paragraph))
                paragraph = []
            voice = speaker or voice
            paragraph.append(f"{speaker.upper()}: {line}" if changes else line)
        ended = cue.ends
    found.add(" ".join(paragraph))
    return found


def _cues(text: str) -> list[_Cue]:
    cues = []
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip("\n").split("\n")
        for number, line in enumerate(lines[:2]):
            times = _TIMES.match(line.strip())
            if times:
                first, second = times.groups()[:4], times.groups()[4:]
                cues.append(_Cue(_seconds(first), _seconds(second), lines[number + 1 :]))
                break
    return cues


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return 3600 * hours + 60 * minutes + seconds + thousandths / 1000


def _said(lines: list[str], drops: Drops) -> list[tuple[str, str]]:
    """The lines of a cue with the voice named before each, notes on sounds left out."""
    said = []
    for line in lines:
        voice = _VOICE.search(line)
        words = clean(_TAG.sub("", line))
        if _SOUND.fullmatch(words):
            drops.add("notes on sounds", words)
        elif words:
            said.append((words, clean(voice.group(1)) if voice else ""))
    return said


def has_line_times(text: str) -> bool:
    """Whether most lines of a text begin with the time at which they were said."""
    lines = [line for line in text.split("\n", 200)[:200] if line.strip()]
    timed = sum(_LINE_TIME.match(line) is not None for line in lines)
    return timed >= 3 and 2 * timed >= len(lines)


def read_timed_transcript(content: bytes, name: str) -> Found:
    """The lines of a transcript without the times before them, which are counted.

    Raises:
        UnreadableArticle: its encoding is not known.
    """
    text, encoding = decoded_or_refused(content, name)
    found = Found(encoding=encoding)
    for line in re.split(r"\r\n|\r|\n", text):
        time = _LINE_TIME.match(line)
        if time:
            found.drops.add("times", time.group())
        found.add(line[time.end() :] if time else line)
    return found
