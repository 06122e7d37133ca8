"""An article that was read and split, onto the desk; and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.output import tell

if TYPE_CHECKING:
    from workbench.models import Article, Dropped, Split
    from workbench.store import Desk
    from workbench.store.rows import Added


def put_on_desk(
    desk: Desk, split: Split, *, actor: str, slug: str | None = None, version_of: str | None = None
) -> Added:
    """Put an article on the desk, and look for prior claims for it.

    Args:
        slug: its short name where it is new; of its file by default.
        version_of: the article that it is a version of, whatever its address (``add_article``).

    Returns:
        What became of it; ``became`` puts it in words.

    Raises:
        DeskError: as ``Desk.add_article``; the desk is as it was.
    """
    from workbench.cli.reindexing import vectors_in_passing
    from workbench.review import has_suggestions, suggest_all

    added = desk.add_article(split, actor=actor, slug=slug, version_of=version_of)
    # Killed before this, it is done when the same article comes again.
    if added.created or not has_suggestions(desk, added.article_id):
        suggest_all(desk, added.article_id, meaning=vectors_in_passing(desk))
    return added


def became(added: Added) -> str:
    """What an article is on the desk now, with counts of its claims."""
    from workbench.review import change_words

    if not added.created:
        return "already there, unchanged"
    if added.change is None:
        return f"{added.claims} claims"
    stale = added.change.stale
    told = f"; {stale} stale (`workbench list --status stale`)" if stale else ""
    return f"version {added.change.version}: {change_words(added.change)}{told}"


def tell_about(desk: Desk, added: Added, article: Article) -> None:
    """Say what was left out of an article, and of which others it is a near copy."""
    if article.dropped:
        parts = [_counted(one) for one in article.dropped]
        tell(f"  left out: {', '.join(parts)}")
    # A version is a copy of the one before; what it is a copy of was told with the first.
    copies = desk.copies_of(added.article_id) if added.change is None else []
    for copy in copies:
        outlet = f" ({copy.outlet})" if copy.outlet else ""
        tell(f"  near copy of {copy.slug}{outlet}: {copy.part:.0%} of the shorter text is in both")


def _counted(dropped: Dropped) -> str:
    words = f" ({dropped.words} words)" if dropped.words else ""
    if dropped.what.startswith("other "):
        return f"{dropped.what}{words}"
    # Every kind is told in the plural, by its last letter but for one.
    one = dropped.what[:-1] if dropped.what.endswith("s") else dropped.what
    return f"{dropped.count} {one if dropped.count == 1 else dropped.what}{words}"
