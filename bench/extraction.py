"""What trafilatura's settings do to the saved pages that the tests make.

``python -m bench.extraction``: forty pages of ten layouts (``tests/reading/page_layouts.py``);
F1 of the words of title and text, and in how many pages title, date and author are right.
"""

from __future__ import annotations

import time
from typing import Any, Final

from tests.reading.page_layouts import saved_pages
from tests.reading.test_saved_pages import word_f1
from workbench.errors import UnreadableArticle
from workbench.reading import html, read_bytes

TRIED: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"include_tables": True},
    {"favor_recall": True},
    {"favor_precision": True},
    {"fast": True},
    {"deduplicate": True},
)


def main() -> None:
    """Print a row for each of the settings, the chosen ones first."""
    pages = saved_pages()
    chosen = dict(html.SETTINGS)
    print(
        f"{'setting changed':24} {'F1':>6} {'least':>6} {'≥ .95':>6} title  date author  ms a page"
    )
    for change in TRIED:
        html.SETTINGS.update(chosen | change)
        begun = time.perf_counter()
        rows = []
        for page in pages:
            try:
                article = read_bytes(page.html.encode(), name="page.html")
            except UnreadableArticle:
                rows.append((0.0, False, False, False))
                continue
            story = page.story
            author = (article.author or "").replace("; ", " and ")
            rows.append(
                (
                    word_f1(article.text, story.plain),
                    article.title == story.title,
                    article.published_at == story.date,
                    author == story.author,
                )
            )
        each = (time.perf_counter() - begun) / len(pages) * 1000
        html.SETTINGS.clear()
        html.SETTINGS.update(chosen)
        scores, titles, dates, authors = zip(*rows, strict=True)
        enough = sum(score >= 0.95 for score in scores)
        told = ", ".join(f"{name}={value}" for name, value in change.items()) or "none (chosen)"
        print(
            f"{told:24} {sum(scores) / len(scores):6.3f} {min(scores):6.3f} {enough:6} "
            f"{sum(titles):5} {sum(dates):5} {sum(authors):6} {each:10.0f}"
        )


if __name__ == "__main__":
    main()
