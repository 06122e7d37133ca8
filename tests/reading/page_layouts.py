"""Saved pages in ten layouts, as news sites have them: what is around an article, and its date."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from tests.reading.stories import ORCHARD, STORIES, Story

_TEASERS = (
    ("Mayor of Lindholm steps down after row over parking", "2026-02-11"),
    ("Five things to know before the marathon on Sunday", "2026-02-10"),
    ("Bakery fined for selling yesterday’s bread as fresh", "2026-02-09"),
    ("How a retired teacher mapped every bench in town", "2026-02-07"),
)
_MONTHS_DE = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
)
_MONTHS_FR = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)
_COOKIES = (
    "We and our 214 partners store and access information on your device. You can accept or "
    "manage your choices at any time by clicking on the link below."
)


@dataclass(frozen=True)
class Page:
    """A saved page and the article that it holds."""

    name: str
    html: str
    story: Story


def _long(story: Story) -> str:
    day = date.fromisoformat(story.date)
    return f"{day:%B} {day.day}, {day.year}"


def _paragraphs(story: Story, heading: str = "h2", css: str = "") -> list[str]:
    made = []
    for text in story.paragraphs:
        if text.startswith("## "):
            made.append(f"<{heading}>{escape(text[3:])}</{heading}>")
        else:
            made.append(f"<p{css}>{escape(text)}</p>")
    return made


def _json_ld(story: Story, kind: str = "NewsArticle") -> str:
    told = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": story.title,
        "datePublished": f"{story.date}T06:30:00+00:00",
        "dateModified": f"{story.date}T16:45:00+00:00",
        "author": [{"@type": "Person", "name": name} for name in story.author.split(" and ")],
        "publisher": {"@type": "NewsMediaOrganization", "name": story.outlet},
    }
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


def _open_graph(story: Story) -> str:
    return f"""<meta property="og:type" content="article">
<meta property="og:site_name" content="{story.outlet}">
<meta property="og:title" content="{escape(story.title)}">
<meta property="og:description" content="{escape(story.paragraphs[0][:90])}…">
<meta property="article:published_time" content="{story.date}T07:12:00Z">
<meta name="author" content="{story.author}">"""


def _teasers(tag: str = "li") -> str:
    return "\n".join(
        f'<{tag}><a href="/news/{number}"><h3>{escape(title)}</h3></a>'
        f'<time datetime="{day}">{day}</time></{tag}>'
        for number, (title, day) in enumerate(_TEASERS)
    )


def semantic(story: Story) -> str:
    """HTML5 with JSON-LD: header, nav, article, figures, aside, comments, footer."""
    body = _paragraphs(story)
    body.insert(
        2,
        '<figure><img src="a.jpg" alt="A view"><figcaption>A view of the place on Monday. '
        "Photograph: Iris Falk/Tidal Pictures</figcaption></figure>",
    )
    body.insert(
        5,
        '<aside class="related-inline"><h4>Read more</h4><ul><li><a href="/x">Mayor of Lindholm '
        "steps down after row over parking</a></li></ul></aside>",
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{escape(story.title)} | {story.outlet}</title>{_json_ld(story)}</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/politics">Politics</a></li>
<li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article><h1>{escape(story.title)}</h1>
<p class="byline">By <a rel="author" href="/a">{story.author}</a></p>
<time datetime="{story.date}T06:30:00+00:00">{_long(story)}</time>
{chr(10).join(body)}
</article>
<section class="comments" id="comments"><h2>Comments</h2><div class="comment"><p>About time that
somebody wrote about this, my neighbour has been saying it for years.</p></div>
<div class="comment"><p>The figures cannot be right, I counted them myself.</p></div></section>
</main><aside class="sidebar"><h2>Most read</h2><ol>{_teasers()}</ol></aside>
<footer><p>© {story.date[:4]} {story.outlet}. All rights reserved. Terms of use. Privacy.</p></footer>
</body></html>"""


def open_graph(story: Story) -> str:
    """Nested divs with OpenGraph tags; a newsletter box and share buttons in the text."""
    body = _paragraphs(story, "h3")
    body.insert(
        3,
        '<div class="newsletter-signup"><p>Sign up for our morning letter and never miss a story'
        '</p><form><input name="mail"><button>Subscribe</button></form></div>',
    )
    inner = "\n".join(f'<div class="block"><div class="text">{part}</div></div>' for part in body)
    return f"""<html lang="en-GB"><head><meta charset="utf-8"><title>{escape(story.title)} - \
{story.outlet}</title>{_open_graph(story)}</head><body class="page">
<div class="wrap"><div class="topbar"><a href="/">{story.outlet}</a> <a href="/login">Log in</a></div>
<div class="consent cookie-banner"><p>{_COOKIES}</p><button>Accept all</button></div>
<div class="content"><div class="story-head"><h1 class="headline">{escape(story.title)}</h1>
<div class="meta"><span class="author">{story.author}</span> <span class="date">{_long(story)}</span>
</div><div class="share-tools"><a>Share on Facebook</a> <a>Share on X</a> <a>Copy link</a></div></div>
<div class="story-body">{inner}</div>
<div class="tags"><a href="/t/a">Council</a> <a href="/t/b">Region</a></div></div>
<div class="recommended"><h2>You may also like</h2>{_teasers("div")}</div>
<div class="site-footer">Contact · Imprint · Jobs</div></div></body></html>"""


def microdata(story: Story) -> str:
    """schema.org microdata in attributes, the date in the words of another language."""
    day = date.fromisoformat(story.date)
    told = f"{day.day}. {_MONTHS_DE[day.month - 1]} {day.year}"
    body = "\n".join(_paragraphs(story))
    return f"""<!DOCTYPE html><html lang="en"><head><title>{escape(story.title)}</title></head><body>
<div id="menu"><a href="/">Start</a> <a href="/region">Region</a> <a href="/kultur">Kultur</a></div>
<div itemscope itemtype="https://schema.org/NewsArticle">
<h1 itemprop="headline">{escape(story.title)}</h1>
<span itemprop="author" itemscope itemtype="https://schema.org/Person">
<span itemprop="name">{story.author}</span></span>
<span itemprop="datePublished" content="{story.date}">{told}</span>
<div itemprop="articleBody">{body}</div></div>
<div class="teaser-list">{_teasers("div")}</div>
<div id="bottom">Impressum · Datenschutz · Kontakt · © {day.year} {story.outlet}</div></body></html>"""


def bare(story: Story) -> str:
    """No semantic tags and no metadata: paragraphs in a body, the date in a line of its own."""
    lines = []
    for text in story.paragraphs:
        mark = f"<b>{escape(text[3:])}</b>" if text.startswith("## ") else escape(text)
        lines.append(f"<p>{mark}</p>")
    return f"""<html><head><title>{escape(story.title)}</title></head><body>
<h1>{escape(story.title)}</h1>
<p><i>By {story.author}, {_long(story)}</i></p>
{chr(10).join(lines)}
<hr><p><a href="/">Back to the front page</a> | <a href="/archive">Archive</a></p>
</body></html>"""


def table_layout(story: Story) -> str:
    """A page of tables, as it was done once: menu on the left, text in the middle, links right."""
    body = "\n".join(_paragraphs(story, "h4"))
    menu = "<br>".join(f'<a href="/{n}">{n}</a>' for n in ("News", "Weather", "Sport", "Letters"))
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="date" content="{story.date}"><meta name="author" content="{story.author}">
<title>{story.outlet}: {escape(story.title)}</title></head><body bgcolor="#ffffff">
<table width="800"><tr><td colspan="3"><img src="logo.gif" alt="{story.outlet}"></td></tr>
<tr><td width="120" valign="top">{menu}</td><td width="480" valign="top">
<h1>{escape(story.title)}</h1><font size="2">{story.author}</font>
{body}</td>
<td width="200" valign="top"><b>Links</b><br>{
        "<br>".join(
            f'<a href="/{number}">{escape(title)}</a>' for number, (title, _) in enumerate(_TEASERS)
        )
    }</td></tr>
<tr><td colspan="3"><font size="1">Copyright {story.date[:4]} {story.outlet}</font></td></tr>
</table></body></html>"""


def amp(story: Story) -> str:
    """An AMP page: its own tags for pictures and advertisements, JSON-LD, canonical link."""
    body = _paragraphs(story)
    body.insert(
        3,
        '<amp-ad width="300" height="250" type="x"><div placeholder>Advertisement</div></amp-ad>',
    )
    body.insert(
        6,
        '<figure><amp-img src="b.jpg" width="4" height="3"></amp-img><figcaption>The scene on the '
        "following day. Image: Noor Halim</figcaption></figure>",
    )
    return f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8">
<link rel="canonical" href="https://lantern.example/{story.date.replace("-", "/")}/story">
<title>{escape(story.title)} — {story.outlet}</title>{_json_ld(story, "ReportageNewsArticle")}
<style amp-boilerplate>body{{visibility:hidden}}</style></head><body>
<amp-sidebar id="side"><ul><li><a href="/">Top stories</a></li><li>World</li></ul></amp-sidebar>
<div class="amp-article"><header><h1 class="amp-title">{escape(story.title)}</h1>
<div class="amp-meta">{story.author} · {_long(story)}</div></header>
<div class="amp-content">{chr(10).join(body)}</div></div>
<div class="amp-related"><h3>More stories</h3><ul>{_teasers()}</ul></div>
<amp-consent><p>{_COOKIES}</p></amp-consent></body></html>"""


def live_blog(story: Story) -> str:
    """A live page: each paragraph is a post with a time; the newest date stands in a bar."""
    posts = []
    for number, text in enumerate(story.paragraphs):
        inner = (
            f"<h2>{escape(text[3:])}</h2>" if text.startswith("## ") else f"<p>{escape(text)}</p>"
        )
        posts.append(
            f'<div class="live-post" id="post-{number}"><time datetime="{story.date}T1{number}:05">'
            f"1{number}:05</time>{inner}</div>"
        )
    return f"""<!DOCTYPE html><html lang="en"><head><title>{escape(story.title)}</title>
{_open_graph(story)}<meta property="og:updated_time" content="{story.date}T22:00:00Z"></head><body>
<nav class="bar"><a href="/">Home</a><a href="/live">Live</a></nav>
<main><h1>{escape(story.title)}</h1><div class="live-blog-byline">{story.author}</div>
<div class="live-feed">{"".join(posts)}</div></main>
<div class="promo"><p>Get the app and read every update first.</p></div>
<footer>{story.outlet} · About us · Advertise</footer></body></html>"""


def french_dates(story: Story) -> str:
    """A blog-like theme whose only date is written in French, in the head of the entry."""
    day = date.fromisoformat(story.date)
    told = f"{day.day} {_MONTHS_FR[day.month - 1]} {day.year}"
    body = "\n".join(_paragraphs(story))
    return f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">
<title>{escape(story.title)} – {story.outlet}</title></head><body class="single post">
<div id="masthead"><h2 class="site-title">{story.outlet}</h2><ul class="menu"><li>Accueil</li>
<li>Rubriques</li></ul></div><div id="primary"><div class="post-1 hentry">
<h1 class="entry-title">{escape(story.title)}</h1>
<div class="entry-meta">Publié le <span class="entry-date published">{told}</span> par
<span class="author vcard">{story.author}</span></div>
<div class="entry-content">{body}</div>
<div class="sharedaddy"><h3>Partager :</h3><ul><li>Facebook</li><li>Courriel</li></ul></div></div></div>
<div id="secondary" class="widget-area"><h3>Articles récents</h3><ul>{_teasers()}</ul></div>
<div id="colophon">Fièrement propulsé par une imprimerie</div></body></html>"""


def premium(story: Story) -> str:
    """A magazine: paragraphs without p in divs, a pull quote, a caption by class, many links."""
    parts = []
    for number, text in enumerate(story.paragraphs):
        if text.startswith("## "):
            parts.append(f'<div class="crosshead"><h2>{escape(text[3:])}</h2></div>')
        else:
            parts.append(f'<div class="para" data-n="{number}">{escape(text)}</div>')
    parts.insert(
        2,
        '<div class="media"><img src="c.jpg"><div class="caption">Work has gone on since spring.'
        ' <span class="credit">Foto: Bo Ek</span></div></div>',
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta name="title" content="{escape(story.title)}">
<meta name="DC.date.issued" content="{story.date}"><meta name="DC.creator" content="{story.author}">
<title>{escape(story.title)} | {story.outlet} magazine</title></head><body>
<div class="site"><div class="nav-drawer"><a href="/m">Magazine</a><a href="/s">Subscribe</a></div>
<div class="layout"><div class="col-main"><div class="kicker">Report</div>
<h1>{escape(story.title)}</h1><div class="byline-row">By {story.author} on {_long(story)}</div>
<div class="body-copy">{"".join(parts)}</div></div>
<div class="col-side"><div class="box"><h3>Latest issue</h3>{_teasers("div")}</div></div></div>
<div class="paywall-note">You have read 2 of 3 free articles this month.</div></div></body></html>"""


def data_island(story: Story) -> str:
    """A page put together by a script: classes without meaning, its state as JSON beside it."""
    body = "".join(_paragraphs(story, "h2", ' class="css-1k9xz"'))
    state = json.dumps({"props": {"id": 7, "related": [title for title, _ in _TEASERS]}})
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(story.title)}
</title>{_open_graph(story)}<style>.css-1k9xz{{margin:0}}</style></head><body><div id="__app">
<div class="css-9aa1"><div role="banner"><a href="/">{story.outlet}</a></div>
<div class="css-7hx"><section class="css-content"><h1 class="css-h1">{escape(story.title)}</h1>
<span class="css-by">{story.author}</span><span class="css-d">{_long(story)}</span>
<div class="css-b0dy">{body}</div></section>
<section class="css-more"><h2>More from {story.outlet}</h2>{_teasers("div")}</section></div>
<div role="contentinfo">© {story.outlet}</div></div></div>
<script id="state" type="application/json">{state}</script>
<script>window.track=function(){{return "Tracking must not be read as text"}}</script>
<noscript>Please switch on JavaScript to read this page.</noscript></body></html>"""


LAYOUTS: tuple[Callable[[Story], str], ...] = (
    semantic, open_graph, microdata, bare, table_layout, amp, live_blog, french_dates, premium,
    data_island,
)  # fmt: skip
_SHORT = Story(ORCHARD.title, ORCHARD.author, ORCHARD.date, ORCHARD.outlet, ORCHARD.paragraphs[:4])


def saved_pages(stories: Sequence[Story] = (*STORIES, _SHORT)) -> list[Page]:
    """Each layout with three articles or more, every article in some layouts."""
    pages = []
    for number, layout in enumerate(LAYOUTS):
        for step in range(4):
            story = stories[(number * 3 + step * 2) % len(stories)]
            pages.append(Page(f"{layout.__name__}-{step}", layout(story), story))
    return pages
