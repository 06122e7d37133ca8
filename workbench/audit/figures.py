"""What an audit counts: the same for a source, an outlet, a month, an article, a reviewer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

GroupBy = Literal["all", "outlet", "month", "article"]
"""How the rows of ``source_figures`` are grouped."""

Group = Literal["outlet", "month", "article", "reviewer"]
"""What the rows of ``group_figures`` are."""

UNCERTAIN: Final = "uncertain:"
"""Begins the ``source_id`` of claims of which it is open who said them."""

NARRATOR: Final = "narrator:"
"""Begins the ``source_id`` of an outlet's own voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Claims in the queue, counted. Every rate comes with its ``n`` and interval.

    Attributes:
        direct, indirect, mixed: claims by how the words are given; the rest is narration.
        top_via: the relay that carried most of the claims.
        rate_n: claims that are verified, disputed, mixed or misleading: what rates are of.
        rate_low, rate_high: Wilson 95 % interval of ``verified_rate``.
        disputed_low, disputed_high: the same of ``disputed_rate``.
        single_source_claims, corroborated_claims: checkable claims without, and with, a second
            independent origin or independent evidence (``audit.origins``).
        contradicted_claims: claims that another claim contradicts and nobody has decided on.
        plural_unnamed: claims of a plural with nobody named (*analysts*).
    """

    articles: int
    outlets: int
    first_seen: str
    last_seen: str
    claims: int
    checkable_claims: int
    share_of_claims: float
    direct: int
    indirect: int
    mixed: int
    via_claims: int
    top_via: str
    reviewed: int
    verified: int
    disputed: int
    mixed_verdict: int
    misleading: int
    outdated: int
    unverifiable: int
    not_checkable: int
    unreviewed: int
    verified_rate: float | None
    disputed_rate: float | None
    mixed_rate: float | None
    misleading_rate: float | None
    rate_n: int
    rate_low: float | None
    rate_high: float | None
    disputed_low: float | None
    disputed_high: float | None
    mixed_low: float | None
    mixed_high: float | None
    misleading_low: float | None
    misleading_high: float | None
    said_confirmed: int
    misquoted: int
    unconfirmed: int
    single_source_claims: int
    corroborated_claims: int
    contradicted_claims: int
    plural_unnamed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFigures(Counted):
    """One source within one group.

    Attributes:
        group_value: outlet, month (``2024-11``) or article; empty for ``all``.
        source_id: of the source that others may have been merged into; ``narrator:OUTLET``,
            ``unnamed``, ``uncertain:KIND`` or ``relay:NAME`` where there is none. The name again
            (``CONF-007``) where a confidential source is not to be named.
        source_name: name; the outlet's for the narrator, ``(nobody named)`` for cues with nobody
            behind them, ``(uncertain)`` where it is open who is meant.
        aliases: other names, given by hand or of sources that were merged into it.
        confidential: whether it is not to be named where figures are published.
        relayed_for_others: claims of other sources that reached the article through this one.
        share_of_claims: of the claims of its group.
    """

    group_by: str
    group_value: str
    source_id: str
    source_name: str
    aliases: tuple[str, ...] = ()
    source_kind: str
    source_title: str | None
    confidential: bool = False
    relayed_for_others: int

    @property
    def is_named(self) -> bool:
        """Whether it is known by name who it is."""
        named = self.source_kind in {"person", "organization", "document"}
        return named and not self.source_id.startswith(UNCERTAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigures(Counted):
    """All claims of one outlet, month, article or reviewer; or of the desk.

    Attributes:
        group_value: outlet, month (``2024-11``), article, or who gave the verdict that stands;
            ``(no outlet)``, ``(no date)``, ``(not reviewed)`` where there is none.
        title: of an article, else ``None``.
        sources: named sources that claims are attributed to.
        kinds: claims by kind of source, ``narrator`` being the outlet's own voice; all kinds of
            ``models.SourceKind`` are there. Claims of which it is open who said them count by
            what kind of source the article speaks of.
        anonymous_share: claims of anonymous and collective sources.
        unnamed_share: claims behind a cue with nobody at all (*reportedly*).
        uncertain_share: claims of which it is open who is meant.
        narrator_share, relay_share: claims in the outlet's own voice; that came through a relay.
        single_source_share: of the checkable claims; ``None`` where there are none.
        top3_share: claims of the three sources with most, of all claims of named sources.
        hhi: Herfindahl-Hirschman index of the named sources' shares, 0 to 1 (``audit.shares``).
    """

    group_by: str
    group_value: str
    title: str | None = None
    sources: int
    kinds: dict[str, int] = field(default_factory=dict)
    anonymous_share: float
    unnamed_share: float
    uncertain_share: float
    narrator_share: float
    relay_share: float
    single_source_share: float | None
    top3_share: float | None
    hhi: float | None
