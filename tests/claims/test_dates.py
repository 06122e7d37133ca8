"""Dates without a year are read with the article's date, or flagged."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.claims.faithful import unheard_words
from tests.claims.test_any_text import check
from workbench.claims import split
from workbench.claims.calendar_words import (
    day_of_month,
    month_around,
    nearest_weekday,
    published_on,
    week_around,
    weekday_of_month,
    weekday_of_week,
    year_around,
)
from workbench.models import Claim
from workbench.reading import read, read_text

FIXTURES = Path(__file__).parents[2] / "fixtures"
THURSDAY = "2024-11-28"
_DATES = st.dates(date(1, 1, 9), date(9999, 12, 20))


def claim_of(text: str, published: str | None = THURSDAY) -> Claim:
    claims = split(read_text(text, published_at=published)).claims
    assert claims
    return claims[-1]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        # The last such day in the past, the day of publication with it; the next in the future.
        ("The mayor resigned on Tuesday.", "The mayor resigned on Tuesday, November 26, 2024"),
        ("The mayor resigned on Thursday.", "The mayor resigned on Thursday, November 28, 2024"),
        ("The mayor resigned on Friday.", "The mayor resigned on Friday, November 22, 2024"),
        (
            "The council voted Tuesday to sell the bridge.",
            "The council voted Tuesday, November 26, 2024, to sell the bridge",
        ),
        (
            "The council will vote on Tuesday in Tarn.",
            "The council will vote on Tuesday, December 3, 2024, in Tarn",
        ),
        (
            "The council is expected to vote on Friday.",
            "The council is expected to vote on Friday, November 29, 2024",
        ),
        (
            "The mayor spoke on Tuesday night in Tarn.",
            "The mayor spoke on Tuesday night, November 26, 2024, in Tarn",
        ),
        ("The council met last Friday.", "The council met on Friday, November 22, 2024"),
        (
            "The council will meet this coming Friday.",
            "The council will meet on Friday, November 29, 2024",
        ),
        ("The mayor resigned yesterday.", "The mayor resigned on November 27, 2024"),
        ("The mayor spoke last night.", "The mayor spoke on the night of November 27, 2024"),
        (
            "The council met this morning.",
            "The council met on the morning of November 28, 2024",
        ),
        (
            "The council will meet tomorrow.",
            "The council will meet on November 29, 2024",
        ),
        ("Yesterday's vote was lost.", "The November 27, 2024, vote was lost"),
        # Weeks, months and years.
        ("The mayor resigned last year.", "The mayor resigned in 2023"),
        ("The mayor resigned in January last year.", "The mayor resigned in January 2023"),
        ("The mayor has been ill since last month.", "The mayor has been ill since October 2024"),
        ("The council will meet next month.", "The council will meet in December 2024"),
        ("Arden was mayor until earlier this year.", "Arden was mayor until earlier in 2024"),
        ("Prices rose earlier this year.", "Prices rose earlier in 2024"),
        ("Last month's flood closed the bridge.", "The October 2024 flood closed the bridge"),
        ("The council met last week.", "The council met in the week of November 18, 2024"),
        # Days of a month.
        ("The bridge opened on November 25.", "The bridge opened on November 25, 2024"),
        ("The bridge opened on Nov. 29.", "The bridge opened on Nov. 29, 2023"),
        ("The bridge opened on 25 November.", "The bridge opened on 25 November 2024"),
        ("The bridge will open on January 3.", "The bridge will open on January 3, 2025"),
        (
            "The bridge opened on Tuesday, Nov. 26, in Tarn.",
            "The bridge opened on Tuesday, Nov. 26, 2024, in Tarn",
        ),
    ],
)
def test_a_date_reads_with_its_year(text: str, statement: str) -> None:
    claim = claim_of(text)
    assert claim.statement == statement
    assert claim.flags == ()
    assert [change.why for change in claim.replacements] == ["the article is from 2024-11-28"]
    assert not unheard_words(claim)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("The council will vote on Thursday.", "on Thursday"),  # today, or in a week
        ("The council will meet next Friday.", "next Friday"),  # tomorrow, or in a week
        ("The bridge opens on Tuesday.", "on Tuesday"),
        ("He said the bridge would be sold on Tuesday.", "on Tuesday"),
        ("The council agreed to meet on Tuesday.", "on Tuesday"),
        ("A vote scheduled for Monday was lost.", "Monday"),
        ("The mayor lost Tuesday's vote.", "Tuesday"),
        ("This year's first vote was lost.", "This year"),
        ("The council met on the following Tuesday.", "Tuesday"),
        ("The mayor said, “The bridge was sold on Tuesday.”", "on Tuesday"),
        ("The mayor said, “The bridge was sold last year.”", "last year"),
        ("Many people today live in Tarn.", "today"),
        ("The bridge opened on Monday, Nov. 26.", "on Monday, Nov. 26"),  # it was a Tuesday
        ("The bridge opened on February 29 in Tarn.", "on February 29"),
        ("The city has been at peace since Sept. 11.", "Sept. 11"),
        ("The survey was conducted November 16-19.", "November 16"),
        ("In 1963 the bridge fell, and on November 22 the mayor died.", "on November 22"),
        ("The November 22 fire closed the bridge.", "November 22"),
        ("The mayor spoke on Tuesday last week.", "on Tuesday"),
    ],
)
def test_an_uncertain_date_stays_with_a_flag(text: str, flag: str) -> None:
    published = "2026-03-02" if "February 29" in text else THURSDAY
    plain, claim = claim_of(text, None), claim_of(text, published)
    assert claim.statement == plain.statement
    assert f"unresolved date: {flag}" in claim.flags
    assert not [one for one in claim.replacements if "article is from" in one.why]


@pytest.mark.parametrize(
    "text",
    [
        "Poul won on Super Tuesday.",
        "Poul spoke on Ash Wednesday.",
        "The shop sold lamps on Black Friday.",
        "The mayor ate there on Taco Tuesday.",
        "The mayor read the Sunday Times.",
        "The council meets on Tuesdays.",
        "The council meets every Tuesday.",
        "The bridge opened on Tuesday, November 26, 2024.",
        "The bridge opened on 26 November 2019.",
        "The bridge was closed for the last year.",
        "The mayor sold the bridge in the last year of the war.",
        "The mayor wrote for USA Today in 1990.",
    ],
)
def test_what_needs_no_date_is_left_alone(text: str) -> None:
    assert claim_of(text).flags == ()
    assert claim_of(text).replacements == ()
    assert claim_of(text, None).flags == ()


@pytest.mark.parametrize("published", [None, "", "last Tuesday", "2024-13-45", "28/11/2024"])
def test_without_a_date_of_the_article_nothing_is_replaced(published: str | None) -> None:
    claim = claim_of("The bridge was sold on Tuesday, and fell on November 25.", published)
    claims = split(
        read_text("The bridge was sold on Tuesday. It opened November 25.", published_at=published)
    ).claims
    assert claim.flags
    assert [one.flags[-1] for one in claims] == [
        "unresolved date: on Tuesday",
        "unresolved date: November 25",
    ]
    assert not [r for one in claims for r in one.replacements if "article is from" in r.why]


def test_an_open_date_costs_no_check_worthiness() -> None:
    text = "The Tarn council sold 12 bridges on Tuesday."
    open_date, dated = claim_of(text, None), claim_of(text)
    assert open_date.flags == ("unresolved date: on Tuesday",)
    assert dated.flags == ()
    assert open_date.check_worthiness == dated.check_worthiness


def test_an_instant_counts_in_the_zone_it_is_written_in() -> None:
    late = claim_of("The mayor resigned yesterday.", "2024-03-01T00:30:00+02:00")
    assert late.statement == "The mayor resigned on February 29, 2024"
    for instant in ("2024-11-28T23:59:59-05:00", "2024-11-28T10:00:00Z", "2024-11-28 10:00"):
        assert published_on(instant) == date(2024, 11, 28)


@pytest.mark.parametrize(
    ("published", "text", "statement"),
    [
        ("2025-01-01", "The mayor resigned yesterday.", "The mayor resigned on December 31, 2024"),
        ("2025-01-02", "The mayor resigned on Tuesday.", "… on Tuesday, December 31, 2024"),
        ("2025-01-02", "The mayor resigned last month.", "The mayor resigned in December 2024"),
        ("2024-12-31", "The council will meet next month.", "… in January 2025"),
        ("2024-12-31", "The council will meet tomorrow.", "… on January 1, 2025"),
        ("2025-01-02", "The mayor resigned on December 30.", "… on December 30, 2024"),
        ("2024-03-05", "The mayor resigned on February 29.", "… on February 29, 2024"),
        ("2025-02-20", "The mayor resigned on February 29.", "… on February 29, 2024"),
        ("2025-01-02", "The council met last week.", "… in the week of December 23, 2024"),
    ],
)
def test_dates_cross_months_and_years(published: str, text: str, statement: str) -> None:
    said = claim_of(text, published).statement
    assert said.endswith(statement.removeprefix("… "))


@given(_DATES, st.integers(0, 6), st.sampled_from(["past", "future"]))
def test_a_weekday_is_within_a_week_on_its_side(published: date, weekday: int, side: str) -> None:
    meant = nearest_weekday(published, weekday, "past" if side == "past" else "future")
    if meant is None:
        assert side == "future"
        assert published.weekday() == weekday
        return
    assert meant.weekday() == weekday
    days = (meant - published).days
    assert -7 < days <= 0 if side == "past" else 0 < days < 7


@given(_DATES, st.integers(0, 6), st.sampled_from(["last", "next", "coming", "past", "this"]))
def test_a_weekday_with_its_week_is_near_and_on_its_side(
    published: date, weekday: int, which: str
) -> None:
    meant = weekday_of_week(published, weekday, which, None)
    if meant is None:
        assert which in ("last", "next", "this")
        return
    assert meant.weekday() == weekday
    assert abs((meant - published).days) <= 7
    if which != "this":
        assert (meant > published) == (which in ("next", "coming"))
        assert meant != published


@given(_DATES, st.integers(1, 12), st.integers(1, 31), st.sampled_from(["past", "future"]))
def test_a_day_of_a_month_is_within_a_year_on_its_side(
    published: date, month: int, day: int, side: str
) -> None:
    meant = day_of_month(published, month, day, "past" if side == "past" else "future")
    if meant is None:
        assert day > 28 or published.year in (1, 9999)
        return
    assert (meant.month, meant.day) == (month, day)
    days = (meant - published).days
    assert -731 < days <= 0 if side == "past" else 0 <= days < 731
    with_weekday = weekday_of_month(published, month, day, meant.weekday())
    assert with_weekday in (None, meant) or abs(days) > 365


@given(_DATES, st.integers(-1, 1))
def test_weeks_months_and_years_are_around_publication(published: date, offset: int) -> None:
    week = week_around(published, offset)
    assert (week is None) == (published.weekday() == 6)
    if week is not None:
        written = week.removeprefix("the week of ")
        month, day, year = re.fullmatch(r"(\w+) (\d+), (\d+)", written).groups()  # type: ignore[union-attr]
        monday = datetime.strptime(f"{month} {day} {int(year):04}", "%B %d %Y").date()
        assert monday.weekday() == 0
        assert published - timedelta(7 * (1 - offset)) < monday <= published + timedelta(7 * offset)
    year_named, month_named = year_around(published, offset), month_around(published, offset)
    if 1 < published.year < 9999:
        assert year_named == str(published.year + offset)
        assert month_named is not None


@settings(max_examples=20, deadline=None)
@given(_DATES)
def test_any_date_of_the_article_gives_a_statement_with_its_words(published: date) -> None:
    text = (
        "The mayor resigned on Tuesday. The bridge fell last week. The council will meet next "
        "Friday. The bridge opened on February 29. Prices rose last year and fell yesterday."
    )
    result = split(read_text(text, published_at=published.isoformat()))
    assert len(result.claims) >= 5
    for claim in result.claims:
        assert not unheard_words(claim)
        assert claim.replacements or claim.flags


_PIECES = st.sampled_from(
    "The mayor resigned|on|Tuesday|last|next|this|week|month|year|'s|November|Nov.|25|31st|29|"
    "February|, 2024|yesterday|today|tonight|morning|night|through|the|council will meet|and|“|”|"
    "he said|early|of|in|Super|Times|-|,|.|\n".split("|")
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, max_size=16).map(" ".join), _DATES)
def test_date_words_in_any_order_are_replaced_faithfully(text: str, published: date) -> None:
    result = split(read_text(text, published_at=published.isoformat()))
    check(result)
    for claim in result.claims:
        for change in claim.replacements:
            if change.why.startswith("the article is from"):
                assert not set("“”") & set(change.span.of(text))
                years = re.findall(r"\d+", change.by)
                assert abs(int(years[-1]) - published.year) <= 1


@pytest.mark.parametrize(
    "path",
    [FIXTURES / "moscow-taliban.txt", *sorted((FIXTURES / "invented").glob("*-*.*"))],
    ids=lambda path: path.stem,
)
def test_no_word_comes_from_nowhere_with_a_date(path: Path) -> None:
    for granularity in ("clause", "fact"):
        found = split(
            read(path, published_at=THURSDAY),
            granularity="fact" if granularity == "fact" else "clause",
        )
        for claim in found.claims:
            assert not unheard_words(claim), claim.statement
            assert "  " not in claim.statement
            assert not re.search(r",[,.]|,$", claim.statement), claim.statement
