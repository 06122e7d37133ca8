"""The annotated article as Markdown: claims between ⟦ and ⟧ with their number and verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from workbench.audit import SourceFigures
from workbench.display import one_line, visible
from workbench.export.annotated_article import AnnotatedArticle, NotedClaim
from workbench.export.marked_text import TextBlock
from workbench.export.page_template import instant, percent
from workbench.models import Article

# What Markdown may take for its own wherever it stands (a colon for an emoji's), and what it takes
# for a list, a heading or a rule where a line begins.
_MARKS: Final = re.compile(r"([\\`*_\[\]|~^$]|:(?=[a-z+-][\w+-]*:))")
_AT_START: Final = re.compile(r"^(\d+)([.)])|^([#+=-])")
_HTML: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_ADDRESS: Final = {ord(c): f"%{ord(c):02X}" for c in "<>\\`\"'|^{}"}


def article_markdown(page: AnnotatedArticle) -> str:
    """The page as Markdown (CommonMark with GitHub's tables); no text of the desk is markup."""
    return "\n".join(_lines(page)) + "\n"


def escaped(text: str) -> str:
    """``text`` on one line, made visible, and with nothing in it that Markdown would read."""
    return _unlisted(_inner(one_line(text)))


def _unlisted(line: str) -> str:
    """``line`` so that it begins no list, no heading and no rule."""
    return _AT_START.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", line)


def _inner(line: str) -> str:
    return _MARKS.sub(r"\\\1", line.translate(_HTML))


def _lines(page: AnnotatedArticle) -> Iterator[str]:
    claims = {claim.number: claim for claim in page.claims}
    article = page.article
    yield f"# {escaped(page.title)}"
    yield ""
    facts = [article.outlet, article.author, article.published_at, article.url]
    if any(facts):
        yield escaped(" · ".join(fact for fact in facts if fact))
        yield ""
    counted = ", ".join(f"{one.state.glyph} {one.claims} {one.state.word}" for one in page.counts)
    yield escaped(f"{len(page.claims)} claims: {counted}" if counted else "No claims.")
    yield ""
    if page.confidential:
        yield f"Not to be named: {', '.join(page.confidential)}."
        if page.named_in_article:
            yield (
                "The words of the article are never changed, and they name "
                f"{', '.join(page.named_in_article)}."
            )
        yield ""
    yield "## The story"
    for block in page.blocks:
        yield ""
        yield _story(article, block, claims)
    yield ""
    yield "## Notes"
    for claim in page.claims:
        yield ""
        yield from _note(claim)
    yield ""
    yield "## Who is quoted"
    yield ""
    yield from _table(page.sources)
    yield ""
    yield (
        f"As the desk stood after {page.events} events"
        + (f", the last of them at {instant(page.as_of)}" if page.as_of else "")
        + f". Head of the log: `{page.head_hash}`. Made by workbench {page.tool_version};"
        f" verdict scale, version {page.scale_version}."
    )


def _story(article: Article, block: TextBlock, claims: Mapping[int, NotedClaim]) -> str:
    """A paragraph, the words as they stand in the article."""
    parts = []
    for piece in block.pieces:
        parts += [f"⟦{number}: " for number in piece.begins]
        # Blanks at the edge of a piece part words, so only what is white space is made a blank.
        parts.append(_inner(visible(re.sub(r"\s", " ", piece.span.of(article.text)))))
        parts += [_closing(claims[number]) for number in piece.ends]
    is_heading = any(block.span.overlaps(one) for one in article.headings)
    return ("### " if is_heading else "") + _unlisted("".join(parts))


def _closing(claim: NotedClaim) -> str:
    return f" {claim.state.glyph} {escaped(claim.state.word.lower())} {claim.number}⟧"


def _note(claim: NotedClaim) -> Iterator[str]:
    yield f"### {claim.number} {claim.state.glyph} {escaped(claim.state.word)}"
    yield ""
    yield escaped(claim.statement)
    yield ""
    if len(claim.chain) == 1:
        yield f"- Said by: {escaped(claim.chain[0].name)} in its own words"
    else:
        yield "- Said by: " + " → ".join(escaped(link.name) for link in claim.chain)
    if claim.said:
        yield f"- Did they say it: {escaped(claim.said)}"
    if claim.reason_code:
        yield f"- Why: {escaped(claim.reason_code.replace('_', ' '))}"
    if claim.reason:
        yield f"- Reason: {escaped(claim.reason)}"
    if claim.as_of:
        yield f"- Right up to: {escaped(claim.as_of)}"
    for one in claim.evidence:
        first_hand = ", first-hand" if one.first_hand else ""
        url = f", <{one.url.translate(_IN_ADDRESS)}>" if one.url else ""
        excerpt = f": “{escaped(one.excerpt)}”" if one.excerpt else ""
        yield f"- Evidence ({one.stance}{first_hand}): {escaped(one.named)}{url}{excerpt}"
    for flag in claim.left_open:
        yield f"- Left open: {escaped(flag)}"
    for correction in claim.corrections:
        yield f"- {escaped(correction.line)}"
    if claim.reviewed_on:
        yield f"- Checked on: {escaped(claim.reviewed_on)}"


def _table(sources: tuple[SourceFigures, ...]) -> Iterator[str]:
    yield (
        "| Source | Kind | Claims | Verified | Disputed | Direct | Indirect | Mixed |"
        " Came relayed | Carried |"
    )
    yield "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for one in sources:
        counts = (one.direct, one.indirect, one.mixed, one.via_claims, one.relayed_for_others)
        cells = [
            escaped(one.source_name),
            "own words" if one.source_kind == "narrator" else escaped(one.source_kind),
            str(one.claims),
            _rate(one.verified, one.rate_n, one.rate_low, one.rate_high),
            _rate(one.disputed, one.rate_n, one.disputed_low, one.disputed_high),
            *map(str, counts),
        ]
        yield f"| {' | '.join(cells)} |"


def _rate(hits: int, n: int, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "no verdicts"
    return f"{hits} of {n} ({percent(low)}–{percent(high)} %)"
