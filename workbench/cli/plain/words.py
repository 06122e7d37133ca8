"""What plain mode says of claims, articles and matches, as lines without marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from workbench.cli.card import changed_words
from workbench.cli.claims import who
from workbench.display import one_line
from workbench.models import Match, MatchStatus
from workbench.review import label_of
from workbench.store import ClaimRow, Desk

LONGEST: Final = 1_200
"""Characters of one field in a line; a quote of a megabyte is nothing to be read out."""

_PARAGRAPH: Final = re.compile(r"[^\n]*\S[^\n]*")

_Mark: TypeAlias = tuple[int, int, int, str]
"""Offset, order among those at one offset, and the bracket."""


def cut(text: str) -> str:
    """``text`` as one line; where it is endless, its beginning and how much is left out."""
    line = " ".join(text[: LONGEST * 2].split())
    if len(text) <= LONGEST:
        return line
    return f"{line[:LONGEST]} … ({len(text) - LONGEST:,} more characters)"


def state_words(claim: ClaimRow) -> str:
    """Where a claim stands: ``verified``, ``waiting until 2024-12-05``, ``open``."""
    stale = "stale, was " if claim.status == "stale" and claim.verdict else ""
    if claim.verdict is not None:
        told = f"{stale}{label_of(claim.verdict).lower()}"
        return f"{told} as of {claim.as_of}" if claim.as_of else told
    if claim.status == "needs_more":
        return f"waiting until {claim.due_on}" if claim.due_on else "waiting"
    return claim.status.replace("_", " ")


def claim_lines(claim: ClaimRow, matches: Sequence[Match]) -> list[str]:
    """A claim in a few lines; the rest of its card is shown when it is asked for."""
    lines = [f"Claim {claim.position}, {state_words(claim)}: {cut(claim.text)}"]
    if claim.quote and claim.quote != claim.text:
        lines.append(f"Quotation: {cut(claim.quote)}")
    words = changed_words(claim)
    if words:
        lines.append(f"The article was changed since: {cut(words)}")
    said = f"Said by {who(claim)} ({claim.source_kind})."
    lines.append(cut(said) if claim.attribution_id else "The article itself says so.")
    if claim.attribution_verdict:
        lines.append(f"Did they say it? {claim.attribution_verdict}.")
    if not claim.checkable:
        lines.append("It looks not checkable.")
    lines += [f"Left open: {cut(flag)}" for flag in claim.flags]
    standing = [one for one in matches if one.status is not MatchStatus.REJECTED]
    if standing:
        tiers = ", ".join(str(one.tier) for one in standing[:3])
        lines.append(f"Prior claims like it: {len(standing)} ({tiers}); m goes through them.")
    return lines


def row_line(place: int, claim: ClaimRow, *, is_here: bool, is_marked: bool) -> str:
    """A row of the queue; ``place`` counts from 0, the line from 1."""
    here = ("here: " if is_here else "") + ("marked, " if is_marked else "")
    return f"{place + 1}. {here}{state_words(claim)}: {one_line(claim.text, 160)} ({who(claim)})"


def match_lines(desk: Desk, matches: Sequence[Match]) -> list[str]:
    """The matches of a claim, numbered from 1."""
    lines = []
    for number, match in enumerate(matches, start=1):
        prior = desk.claim(match.prior_id)
        verdict = prior.standing_verdict or prior.publisher_finding
        whose = "ours" if prior.standing_verdict else prior.publisher or "its publisher"
        found = f"{label_of(verdict).lower()} ({whose})" if verdict else "no verdict"
        lines.append(f"{number}. {match.standing}, {match.status}, {found}: {cut(prior.text)}")
        differing = [f"{one.kind}: {one.ours} ≠ {one.theirs}" for one in match.conflicts]
        why = "; ".join([*differing, *match.reasons])
        if why:
            lines.append(f"   because {cut(why)}")
    return lines


def address_lines(desk: Desk, claim: ClaimRow, matches: Sequence[Match]) -> list[str]:
    """The web addresses that the desk has for a claim, each with what is there."""
    found: list[tuple[str, str | None]] = []
    if claim.article_id is not None:
        found.append(("article", desk.article(claim.article_id).url))
    found += [(f"evidence, {one.stance}", one.url) for one in desk.evidence(claim.id)]
    found += [(f"prior claim {one.prior_id}", desk.claim(one.prior_id).url) for one in matches]
    return [f"{what}: {cut(url)}" for what, url in found if url]


def article_lines(
    text: str, claims: Iterable[ClaimRow], current: ClaimRow | None, *, whole: bool
) -> list[str]:
    """The paragraphs of an article, its claims in brackets: ``[3 open: words]``.

    Args:
        text: as the desk has it; the claims' spans are offsets in it.
        current: set in double brackets.
        whole: all paragraphs; else those of ``current`` and one on either side.
    """
    marks = _brackets(claims, current)
    paragraphs = [found.span() for found in _PARAGRAPH.finditer(text)]
    if current is not None and current.spans and not whole:
        first, last = current.spans[0].start, current.spans[-1].end
        near = [n for n, (start, end) in enumerate(paragraphs) if start < last and end > first]
        paragraphs = paragraphs[max(min(near) - 1, 0) : max(near) + 2]
    return [_marked(text, start, end, marks) for start, end in paragraphs]


def _brackets(claims: Iterable[ClaimRow], current: ClaimRow | None) -> list[_Mark]:
    """The brackets of all claims, in the order in which they stand in the article."""
    marks: list[_Mark] = []
    for claim in claims:
        is_here = current is not None and claim.id == current.id
        opening, closing = ("[[", "]]") if is_here else ("[", "]")
        for span in claim.spans:
            # Where one claim ends and another begins, the end comes first; of two that begin
            # together the longer one does.
            marks.append((span.end, 0, -span.start, closing))
            head = f"{opening}{claim.position} {state_words(claim)}: "
            marks.append((span.start, 1, -span.end, head))
    return sorted(marks)


def _marked(text: str, start: int, end: int, marks: Sequence[_Mark]) -> str:
    pieces, done = [], start
    first, last = bisect_left(marks, (start,)), bisect_right(marks, (end, 1))
    for place, _, _, mark in marks[first:last]:
        pieces += [text[done:place], mark]
        done = place
    return "".join([*pieces, text[done:end]])
