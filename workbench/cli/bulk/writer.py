"""The one who writes: articles onto the desk, each with its vectors and its prior claims."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.cli.bulk.hands import Hands
from workbench.cli.bulk.work import Cut
from workbench.store.rows import Added

if TYPE_CHECKING:
    from workbench.models import Article
    from workbench.store import Desk


class Writer:
    """Puts articles on the desk one after the other, so that it can be stopped at any time.

    An article comes with its vectors in one transaction, what is found for its claims in a second
    one, before the next article: what is found depends on the articles before it alone.

    Args:
        opened: opens the desk, when there is a first article for it.
        told: is given a sentence where claims cannot be read for their meaning.
        version_of: the article of which what comes is a version.
    """

    def __init__(
        self,
        hands: Hands,
        actor: str,
        opened: Callable[[], Desk],
        told: Callable[[str], None],
        *,
        version_of: str | None = None,
    ) -> None:
        self._hands = hands
        self._actor = actor
        self._opened = opened
        self._told = told
        self._version_of = version_of
        self._in_trouble = False

    @cached_property
    def desk(self) -> Desk:
        """The desk."""
        return self._opened()

    @cached_property
    def _meaning(self) -> bool:
        from workbench.cli.reindexing import vectors_in_passing

        return vectors_in_passing(self.desk)

    def known(self, article: Article) -> str | None:
        """The id of the article that has the text already, as an earlier run put it there.

        It need not be taken apart. ``None`` too where it may be an earlier version again.
        """
        from workbench.store.versions import article_with_text

        if self._version_of is not None:
            return None
        return article_with_text(self.desk.connection, article.sha256)

    def there(self, article_id: str) -> Added:
        """What is told of an article that was ``known``."""
        row = self.desk.article(article_id)
        return Added(row.id, row.slug, created=False, claims=row.claims)

    def put(self, cut: Cut, slug: str | None) -> Added:
        """Put an article on the desk.

        Args:
            slug: its short name, where it is to have another than that of its file.

        Raises:
            DeskError: the desk cannot be written.
        """
        from workbench.review import keep_meanings

        if cut.trouble is not None and not self._in_trouble:
            self._told(cut.trouble)
            self._in_trouble = True
        with self.desk.transaction():
            added = self.desk.add_article(
                cut.split, actor=self._actor, slug=slug, version_of=self._version_of
            )
            if cut.meanings is not None:
                keep_meanings(self.desk, added.article_id, cut.meanings)
        return added

    def find(self, added: Added, cut: Cut | None) -> None:
        """Find the prior claims for an article that was put on the desk, unless it was done.

        Raises:
            WorkbenchError: those who look cannot.
            DeskError: the desk cannot be written.
        """
        from workbench.review import claims_to_search, has_suggestions, keep_all_found

        if has_suggestions(self.desk, added.article_id):
            return
        known = {one.text: one for one in (cut and cut.meanings) or ()}
        claims = [
            (one.id, known.get(one.text)) for one in claims_to_search(self.desk, added.article_id)
        ]
        found = self._hands.find(self.desk, claims, meaning=self._has_meaning)
        keep_all_found(self.desk, added.article_id, found)

    @property
    def _has_meaning(self) -> bool:
        return not self._in_trouble and self._meaning
