"""The claims themselves: add, reword, retype, split, merge and drop them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.claims import claim_name, who
from workbench.cli.options import DEFAULT_DB, ClaimRef, Db, Reviewer, existing_desk, reviewer_name
from workbench.cli.output import say, tell
from workbench.errors import PolicyError
from workbench.models import ClaimType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.models import Span, Spans
    from workbench.review import Done
    from workbench.store import AttributionRow, Desk

Reason = Annotated[str | None, typer.Option("--reason", help="Why, in a sentence.")]
Text = Annotated[str | None, typer.Option("--text", help="The wording; default: the words.")]
Place = Annotated[
    tuple[int, int] | None,
    typer.Option("--span", metavar="START END", help="Characters of the article, from 0."),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    group = typer.Typer(
        name="claim",
        help="Add, reword, retype, split, merge or drop claims.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    for command in (add, reword, retype, split, merge, drop):
        group.command()(command)
    group.callback()(_group)
    app.add_typer(group)


def _group() -> None:
    """Add, reword, retype, split, merge or drop claims; each can be undone."""


def add(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its short name or id.")],
    quote: Annotated[
        list[str] | None,
        typer.Option("--quote", metavar="WORDS", help="Its exact words; may repeat."),
    ] = None,
    span: Place = None,
    text: Text = None,
    type_: Annotated[ClaimType, typer.Option("--type", help="What it is.")] = ClaimType.OTHER,
    checkable: Annotated[
        bool, typer.Option("--checkable/--not-checkable", help="Can it be true or false?")
    ] = True,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="TEXT", help="Said by the source whose name holds TEXT."),
    ] = None,
    narrator: Annotated[
        bool, typer.Option("--narrator", help="The article says so itself.")
    ] = False,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Make a claim of words of an article, which are found or named by their place."""
    from workbench.review import add_claim, exact_spans

    actor = reviewer_name(reviewer)
    with existing_desk(db, actor) as desk:
        row = desk.article(article)
        body = desk.article_text(row.id)
        spans = exact_spans(body, _places(body, row.slug, quote or (), span))
        said = None if narrator and source is None else _said(desk, row.id, spans, source)
        with desk.transaction():
            done = add_claim(
                desk,
                row.id,
                spans,
                actor=actor,
                statement=text,
                type=type_,
                checkable=checkable,
                attribution_id=said.id if said else None,
            )
            _look_for_matches(desk, done)
        _report(desk, done, "added")


def _places(
    body: str, slug: str, quotes: Sequence[str], span: tuple[int, int] | None
) -> list[Span]:
    from workbench.models import Span
    from workbench.review import find_words

    places = [find_words(body, words, slug) for words in quotes]
    if span is not None:
        start, end = span
        if not 0 <= start < end:
            raise PolicyError(
                f"--span {start} {end} is no stretch of text",
                "give its first character and its end",
            )
        places.append(Span(start=start, end=end))
    return places


def _said(desk: Desk, article_id: str, spans: Spans, source: str | None) -> AttributionRow | None:
    """The attribution that holds the words: the one that is named, or the only one there is."""
    from workbench.review import attributions_holding, certain_attribution

    holding = attributions_holding(desk, article_id, spans)
    names = ", ".join(one.source_name or str(one.source_kind) for one in holding) or "nobody"
    if source is not None:
        wanted = source.casefold()
        holding = [one for one in holding if wanted in (one.source_name or "").casefold()]
        if len(holding) != 1:
            raise PolicyError(
                f"The words are attributed to {names}, so “{source}” does not say who said them",
                "name one of those, or give --narrator",
            )
        return holding[0]
    certain = certain_attribution(holding)
    if holding and certain is None:
        tell(f"Taken as the article's own words. They may be attributed to {names}: use --source.")
    return certain


def reword(
    claim: ClaimRef,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The new wording.")],
    reason: Reason = None,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Give a claim another wording; its quotation stays."""
    from workbench.review import reword_claim

    actor = reviewer_name(reviewer)
    with existing_desk(db, actor) as desk:
        claim_id = desk.resolve_claim(claim)
        with desk.transaction():
            done = reword_claim(desk, claim_id, text, actor=actor, reason=reason)
            _look_for_matches(desk, done)
        _report(desk, done, "reworded")


def retype(
    claim: ClaimRef,
    type_: Annotated[
        ClaimType | None, typer.Argument(metavar="[TYPE]", help="quantity, event, opinion, …")
    ] = None,
    checkable: Annotated[
        bool | None, typer.Option("--checkable/--not-checkable", help="Can it be true or false?")
    ] = None,
    reason: Reason = None,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Change the type of a claim, or whether it is checkable."""
    from workbench.review import retype_claim

    actor = reviewer_name(reviewer)
    with existing_desk(db, actor) as desk:
        claim_id = desk.resolve_claim(claim)
        done = retype_claim(
            desk, claim_id, actor=actor, type=type_, checkable=checkable, reason=reason
        )
        row = desk.claim(claim_id)
        told = f"{row.type}, {'checkable' if row.checkable else 'not checkable'}"
        _report(desk, done, told)


def split(
    claim: ClaimRef,
    facts: Annotated[
        bool, typer.Option("--facts", help="Into the finer facts that `show` lists.")
    ] = False,
    part: Annotated[
        list[str] | None,
        typer.Option("--part", metavar="WORDS", help="Exact words of a part; may repeat."),
    ] = None,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Put two or more claims in the place of one."""
    from workbench.review import ClaimPart, facts_of, find_words, split_claim

    if facts == bool(part):
        raise PolicyError("It is not said what to split it into", "give --facts, or --part twice")
    actor = reviewer_name(reviewer)
    with existing_desk(db, actor) as desk:
        row = desk.claim(desk.resolve_claim(claim))
        parts = list(facts_of(desk, row.id))
        if facts and not parts:
            raise PolicyError(f"{claim_name(row)} holds no finer facts", "give its parts (--part)")
        if part:
            body = desk.article_text(row.article_id) if row.article_id else ""
            where = row.article_slug or row.id
            found = [find_words(body, words, where, within=row.spans) for words in part]
            parts = [ClaimPart((span,)) for span in found]
        with desk.transaction():
            done = split_claim(desk, row.id, parts, actor=actor)
            _look_for_matches(desk, done)
        _report(desk, done, "split off")


def merge(
    claims: Annotated[
        list[str], typer.Argument(metavar="CLAIM CLAIM…", help="Two or more of one article.")
    ],
    text: Annotated[
        str | None, typer.Option("--text", help="The wording; default: theirs, joined.")
    ] = None,
    said_as: Annotated[
        str | None,
        typer.Option("--said-as", metavar="CLAIM", help="The one whose source is the source."),
    ] = None,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Put one claim in the place of two or more of an article."""
    from workbench.review import merge_claims

    actor = reviewer_name(reviewer)
    with existing_desk(db, actor) as desk:
        claim_ids = [desk.resolve_claim(ref) for ref in claims]
        named = desk.resolve_claim(said_as) if said_as else None
        with desk.transaction():
            done = merge_claims(desk, claim_ids, actor=actor, statement=text, said_as=named)
            _look_for_matches(desk, done)
        _report(desk, done, "merged")


def drop(
    claim: ClaimRef, reason: Reason = None, db: Db = DEFAULT_DB, reviewer: Reviewer = None
) -> None:
    """Take a claim out of the queue; it stays on the desk (`list --dropped`)."""
    from workbench.review import drop_claim

    actor = reviewer_name(reviewer)
    with existing_desk(db, actor) as desk:
        claim_id = desk.resolve_claim(claim)
        done = drop_claim(desk, claim_id, actor=actor, reason=reason)
        say(f"{claim_name(desk.claim(claim_id))}  dropped")
        for warning in done.warnings:
            tell(warning)


def _look_for_matches(desk: Desk, done: Done) -> None:
    """Look for prior claims that match those that came of an action.

    In one transaction with it: a claim that was split or merged is not split or merged again by
    a program that takes the place of one that was killed in between.
    """
    from workbench.review import suggest

    if done.event is not None:
        for claim_id in done.claim_ids:
            suggest(desk, claim_id)


def _report(desk: Desk, done: Done, what: str) -> None:
    """Name the claims that came of an action."""
    for claim_id in done.claim_ids:
        row = desk.claim(claim_id)
        say(f"{claim_name(row)}  {what if done.event else 'as it was'}: {row.text} ({who(row)})")
    for warning in done.warnings:
        tell(warning)
