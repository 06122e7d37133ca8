from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markupsafe import escape

from tests.desks import harbor_desk, made_split, ticking
from tests.export.pages import checked_desk, harm_in, hostile_desk, parsed
from workbench.display import visible
from workbench.errors import DeskError
from workbench.export import annotated_article, write_page
from workbench.export.page_template import address
from workbench.store import Desk, open_desk


def html_of(desk: Desk) -> str:
    return write_page(annotated_article(desk, desk.articles()[0].id), "html")


def text_of(html: str, selector: str) -> list[str]:
    return [" ".join(node.text(separator=" ").split()) for node in parsed(html).css(selector)]


def test_each_claim_has_its_verdict_in_the_story_and_a_note(tmp_path: Path) -> None:
    with checked_desk(tmp_path / "claims.db") as desk:
        html = html_of(desk)
    assert text_of(html, ".ref") == [
        "claim 1 ✓ verified",
        "claim 2 ✗ disputed",
        "claim 3 … waiting",
        "claim 4 · open",
    ]
    assert text_of(html, ".note h3") == [
        "Back to claim 1 ✓ Verified",
        "Back to claim 2 ✗ Disputed",
        "Back to claim 3 … Waiting",
        "Back to claim 4 · Open",
    ]
    first, second, third, _ = text_of(html, ".note")
    assert "Ines Hale → carried by Coast Wire → printed by Orrin Bay Times" in first
    assert "Official record: The accounts say so" in first
    assert "supports, first-hand: Accounts of the harbor 4,000,000 fl." in first
    assert "they did say it" in second
    assert "Orrin Bay Times in its own words" in third
    assert text_of(html, ".counts li") == [
        "✓ Verified 1",
        "✗ Disputed 1",
        "… Waiting 1",
        "· Open 1",
    ]


def test_links_lead_from_claim_to_note_and_back(tmp_path: Path) -> None:
    with checked_desk(tmp_path / "claims.db") as desk:
        root = parsed(html_of(desk))
    ids = [node.attributes["id"] for node in root.css("[id]")]
    assert len(ids) == len(set(ids))
    inner = [node.attributes["href"] for node in root.css("a[href^='#']")]
    assert {address[1:] for address in inner if address} <= set(ids)
    (link,) = root.css(".evidence a")
    assert link.attributes["href"] == "https://records.example/dredging?year=2024&part=2"
    assert link.attributes["rel"] == "noopener noreferrer nofollow"


def test_the_words_of_the_article_are_shown_as_they_are(tmp_path: Path) -> None:
    for desk in (checked_desk(tmp_path / "one.db"), hostile_desk(tmp_path / "two.db")):
        with desk:
            text = desk.article_text(desk.articles()[0].id)
            html = html_of(desk)
        root = parsed(html)
        for mark in root.css(".ref"):
            mark.decompose()
        shown = "".join(block.text() for block in root.css(".story"))
        assert "".join(shown.split()) == "".join(visible(text, keep_newlines=True).split())


def test_nothing_that_a_field_holds_does_harm(tmp_path: Path) -> None:
    with hostile_desk(tmp_path / "claims.db") as desk:
        html = html_of(desk)
    root = parsed(html)
    assert harm_in(root) == []
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", html)
    assert "{{ 7 * 7 }}" in root.text()
    # What is no web address stands as text; what is one is a link to that address and no more.
    links = {node.attributes["href"] for node in root.css(".evidence a")}
    assert links == {"https://x.example/\"onclick='a'>"}


def test_the_page_asks_for_nothing_and_its_policy_allows_its_own_style_alone(
    tmp_path: Path,
) -> None:
    with checked_desk(tmp_path / "claims.db") as desk:
        root = parsed(html_of(desk))
    (policy,) = root.css("meta[http-equiv]")
    assert policy.attributes["http-equiv"] == "Content-Security-Policy"
    told = policy.attributes["content"] or ""
    assert told.startswith("default-src 'none'; style-src 'sha256-")
    assert "url(" not in "".join(node.text() for node in root.css("style"))
    assert harm_in(root) == []


def test_there_is_one_heading_order_and_each_part_has_its_landmark(tmp_path: Path) -> None:
    with checked_desk(tmp_path / "claims.db") as desk:
        root = parsed(html_of(desk))
    levels = [int((node.tag or "h0")[1]) for node in root.css("h1, h2, h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    for landmark in ("header", "main", "footer"):
        assert len(root.css(landmark)) == 1
    (skip,) = root.css("a.skip")
    assert skip.attributes["href"] == "#main"


def test_rates_stand_with_their_n_and_interval(tmp_path: Path) -> None:
    with checked_desk(tmp_path / "claims.db") as desk:
        html = html_of(desk)
    assert text_of(html, "tbody tr") == [
        "Ines Hale person 2 1 of 2 (9–91 %) 1 of 2 (9–91 %) 0 2 0 2 0",
        "Orrin Bay Times own words 1 no verdicts no verdicts 0 0 0 0 0",
        "Petr Lanning person 1 no verdicts no verdicts 0 1 0 1 0",
        "Coast Wire organization 0 no verdicts no verdicts 0 0 0 0 3",
    ]


@pytest.mark.parametrize("format", ["html", "md", "json"])
def test_the_same_desk_gives_the_same_bytes(tmp_path: Path, format: str) -> None:
    pages = []
    for name in ("one.db", "two.db"):
        with checked_desk(tmp_path / name) as desk:
            pages.append(write_page(annotated_article(desk, desk.articles()[0].id), format))
    # The ids and the head of the log are those of the desk; both desks have the same events.
    assert pages[0] == pages[1]


def test_markdown_marks_each_claim_and_lets_nothing_be_markup(tmp_path: Path) -> None:
    with checked_desk(tmp_path / "one.db") as desk:
        page = write_page(annotated_article(desk, desk.articles()[0].id), "md")
    assert "⟦1: the harbor dredging cost 4 million florins ✓ verified 1⟧" in page
    assert "### 2 ✗ Disputed\n" in page
    assert "- Evidence (supports, first-hand): Accounts of the harbor, <https://records." in page
    with hostile_desk(tmp_path / "two.db") as desk:
        page = write_page(annotated_article(desk, desk.articles()[0].id), "md")
        words = desk.article_text(desk.articles()[0].id)
    root = parsed(MarkdownIt("commonmark", {"html": True}).enable("table").render(page))
    assert [one for one in harm_in(root) if "style=text-align" not in one] == []
    assert [node.attributes["href"] for node in root.css("a")] == [
        "https://x.example/%22onclick=%27a%27%3E"
    ] * 2
    assert {node.tag for node in root.traverse()} & {"strong", "em", "pre", "code"} == {"code"}
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028]", page)
    first = visible(words.split("\n")[0])
    assert "".join(first.split())[:40] in "".join(root.text().split())


def test_json_has_offsets_into_the_text_it_gives(tmp_path: Path) -> None:
    with checked_desk(tmp_path / "claims.db") as desk:
        written = write_page(annotated_article(desk, desk.articles()[0].id), "json")
    record = json.loads(written)
    assert record["schema"] == 1
    text = record["article"]["text"]
    for claim in record["claims"]:
        assert " … ".join(text[a:b] for a, b in claim["spans"]) == claim["quote"]
    assert [claim["state"] for claim in record["claims"]] == [
        "verified",
        "disputed",
        "waiting",
        "open",
    ]
    assert record["counts"] == {"verified": 1, "disputed": 1, "waiting": 1, "open": 1}


def test_json_gives_back_what_cannot_be_seen_and_writes_it_as_escapes(tmp_path: Path) -> None:
    with hostile_desk(tmp_path / "claims.db") as desk:
        text = desk.article_text(desk.articles()[0].id)
        written = write_page(annotated_article(desk, desk.articles()[0].id), "json")
    assert json.loads(written)["article"]["text"] == text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028]", written)


def test_an_article_without_claims_has_a_page(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        desk.add_article(made_split([]).model_copy(), actor="kim")
        page = annotated_article(desk, desk.articles()[0].id)
        for format in ("html", "md", "json"):
            assert write_page(page, format)
        assert "0 claims, 0 with a verdict" in write_page(page, "html")


def test_a_verdict_that_was_taken_back_is_on_no_page(tmp_path: Path) -> None:
    from workbench.review import undo

    with checked_desk(tmp_path / "claims.db") as desk:
        for _ in range(4):
            undo(desk, actor="kim")
        html = html_of(desk)
    assert text_of(html, ".ref")[1] == "claim 2 · open"
    assert "The plan says June" not in html


def test_an_article_that_is_not_there_is_told(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk, pytest.raises(DeskError):
        annotated_article(desk, "a-nothing")


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://x.example/a?b=c#d", True),
        ("http://x.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//x.example", False),
        ("https://", False),
        ("https://x.example/a b", False),
        ("https://x.example/\u202egpj.exe", False),
        ("https://[x", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_links(url: str | None, is_one: bool) -> None:
    links = [node.attributes["href"] for node in parsed(str(escape(address(url, "x")))).css("a")]
    assert links == ([url] if is_one else [])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2024-11-29", "2024-11-29"),
        ("1. first", r"1\. first"),
        ("12) first", r"12\) first"),
        ("- first", r"\- first"),
        ("# head", r"\# head"),
        ("*a* _b_ `c` [d](e) <f> & g|h", r"\*a\* \_b\_ \`c\` \[d\](e) &lt;f&gt; &amp; g\|h"),
        ("10:30 :tada:", r"10:30 \:tada:"),
        ("a\x1bb\nc", "a␛b c"),
    ],
)
def test_only_what_markdown_would_read_is_escaped(text: str, written: str) -> None:
    from workbench.export.article_markdown import escaped

    assert escaped(text) == written


def test_the_marks_of_markdown_are_shown_and_headings_are_headings(tmp_path: Path) -> None:
    from workbench.models import Split
    from workbench.reading import read_bytes

    read = read_bytes(b"# The harbor\n\nThe **pier** opened.\n\n## Costs\n\nFour.\n", name="a.md")
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        desk.add_article(Split(article=read), actor="kim")
        html = html_of(desk)
    assert text_of(html, ".story .title") == ["# The harbor"]
    assert text_of(html, ".story h3") == ["## Costs"]
    assert text_of(html, ".story .prose") == ["The ** pier ** opened.", "Four."]
    assert [one.strip() for one in text_of(html, ".syntax")] == ["#", "**", "**", "##"]


def test_line_ends_within_a_paragraph_stay_and_carriage_returns_are_none(tmp_path: Path) -> None:
    from workbench.models import Split
    from workbench.reading import read_bytes

    read = read_bytes(b"The pier\r\nopened.\r\n\r\nIt is long.\r\n", name="a.txt")
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        desk.add_article(Split(article=read), actor="kim")
        html = html_of(desk)
    assert [node.text() for node in parsed(html).css(".story p")] == [
        "The pier\nopened.",
        "It is long.",
    ]
