"""What is said of an article that came onto the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.output import tell

if TYPE_CHECKING:
    from workbench.models import Article, Dropped
    from workbench.store import Desk
    from workbench.store.rows import Added


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
