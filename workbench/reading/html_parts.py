"""A web page as a tree within bounds, and the parts of it that are not the article.

What is known by its tag or by the words in its ``class`` and ``id`` is taken out, and counted,
before trafilatura looks for the article: captions, related links, notices, comments.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from workbench.reading.decoding import Decoded, decoded_or_refused
from workbench.reading.found import Drops, clean
from workbench.reading.limits import DEPTH_LIMIT, ELEMENT_LIMIT, too_much

if TYPE_CHECKING:
    from lxml.html import HtmlElement
else:
    HtmlElement = Any

_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
# Pictures that a page saved in one file carries with it; a thousand times as long as its words.
_INLINE: Final = re.compile(r"data:[\w.+/-]*(?:;[\w=-]+)*;base64,[A-Za-z0-9+/=\s]*")
_TAG: Final = re.compile(r"<[a-zA-Z]")
_WORD: Final = re.compile(r"[a-z0-9]+")
_SILENT: Final = ("script", "style", "template", "noscript", "svg", "head", "iframe", "object")
_BY_TAG: Final = {
    "figcaption": "captions",
    "nav": "menus",
    "footer": "footers",
    "aside": "asides",
    "form": "forms",
    "button": "forms",
    "amp-ad": "advertisements",
    "amp-consent": "notices",
    "amp-sidebar": "menus",
    "dialog": "notices",
}
_BY_WORD: Final = {
    **dict.fromkeys(("caption", "captions", "credit", "figcaption"), "captions"),
    **dict.fromkeys(
        ("related", "recommended", "recirculation", "teasers", "teaser"), "related links"
    ),
    **dict.fromkeys(("comments", "comment", "disqus"), "comments"),
    **dict.fromkeys(("cookie", "cookies", "consent", "gdpr", "paywall"), "notices"),
    **dict.fromkeys(("newsletter", "signup", "promo"), "notices"),
    **dict.fromkeys(("share", "social", "sharing", "sharedaddy"), "share buttons"),
    **dict.fromkeys(("advert", "advertisement", "ads"), "advertisements"),
    **dict.fromkeys(("sidebar", "widget"), "asides"),
}
_WHOLE_SHARE: Final = 0.4
"""An element that holds more of the words of a page than this is the article, whatever it says."""


def page_text(content: bytes, name: str) -> Decoded:
    """The characters of a page: by byte order mark, as UTF-8, by its ``meta``, by guessing.

    Raises:
        UnreadableArticle: no encoding fits.
    """
    declared = _CHARSET.search(content[:4096])
    if declared and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        for encoding in ("utf-8", declared.group(1).decode("ascii")):
            try:
                return Decoded(content.decode(encoding), encoding.lower())
            except (UnicodeDecodeError, LookupError):
                continue
    return decoded_or_refused(content, name)


def tree_of(markup: str, name: str) -> HtmlElement | None:
    """The page as a tree, without scripts and inline pictures; ``None`` where there is none.

    Raises:
        UnreadableArticle: it has too many elements, or they stand too deep in one another.
    """
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    if next(islice(_TAG.finditer(markup), ELEMENT_LIMIT, None), None):
        raise too_much(name, f"has more than {ELEMENT_LIMIT:,} tags", "give the article alone")
    markup = _INLINE.sub("", markup).replace("\x00", "")
    # A declaration of an encoding in characters that are decoded already is refused by lxml.
    markup = re.sub(r"\A\s*<\?xml[^>]*\?>", "", markup)
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ParserError:  # nothing in it
        return None
    _refuse_depth(tree, name)
    return tree


def _refuse_depth(tree: HtmlElement, name: str) -> None:
    level: list[HtmlElement] = [tree]
    depth = 0
    while level:
        depth += 1
        if depth > DEPTH_LIMIT:
            raise too_much(
                name, f"has elements more than {DEPTH_LIMIT} deep", "save its words as a text file"
            )
        level = [child for element in level for child in element]


def take_out_silent(tree: HtmlElement) -> None:
    """Take out what a reader of the page does not see; the head stays for its metadata."""
    for element in list(tree.iter(*(tag for tag in _SILENT if tag != "head"))):
        _remove(element)


def take_out_apart(tree: HtmlElement, drops: Drops) -> None:
    """Take out and count the parts that are known not to be the article."""
    total = max(words_in(tree), 1)
    taken: set[HtmlElement] = set()
    for element in list(tree.iter()):
        kind = _kind_of(element) if isinstance(element.tag, str) else None
        if kind is None or any(outer in taken for outer in element.iterancestors()):
            continue
        words = words_in(element)
        if words > _WHOLE_SHARE * total or _holds_headline(element):
            for name in ("class", "id"):  # lest trafilatura takes it out by the same words
                element.attrib.pop(name, None)
            continue
        if words:
            drops.add(kind, clean(text_of(element)), count=_how_many(element, kind))
        taken.add(element)
    for element in taken:
        _remove(element)


def _how_many(element: HtmlElement, kind: str) -> int:
    """How many of its kind an element holds: the links of a list of links, say."""
    if kind == "related links":
        return max(sum(1 for _ in element.iter("a")), 1)
    if kind == "comments":
        inside = [one for one in element.iterdescendants() if _is_one_comment(one)]
        return max(len(inside), 1)
    return 1


def _is_one_comment(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and "comment" in element.get("class", "").lower().split()


def _kind_of(element: HtmlElement) -> str | None:
    tag = element.tag
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    if tag in ("html", "head", "body", "main", "article", "h1"):
        return None
    words = _WORD.findall(f"{element.get('class', '')} {element.get('id', '')}".lower())
    return next((_BY_WORD[word] for word in words if word in _BY_WORD), None)


def _holds_headline(element: HtmlElement) -> bool:
    return next(element.iter("h1"), None) is not None


def text_of(element: HtmlElement) -> str:
    """The words of an element; those of two blocks are not run together."""
    return " ".join(piece for piece in element.itertext() if isinstance(piece, str))


def words_in(element: HtmlElement) -> int:
    """How many words an element has."""
    return len(text_of(element).split())


def _remove(element: HtmlElement) -> None:
    """Take an element out of its tree; what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
