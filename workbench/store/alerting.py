"""Claims that contradict a verified claim, or their own source, as SQL."""

from __future__ import annotations

from typing import Final

# Suggestions that leave no room for both claims, where the prior one is verified (by us, or else
# by its publisher; a stale verdict is none) or said by the same named source. A decision ends the
# alert.
_ALERTS: Final = """
    FROM matches m
    JOIN claims o ON o.id = m.claim_id
    JOIN claims p ON p.id = m.prior_id
    JOIN claim_states pk ON pk.n = p.n
    LEFT JOIN attributions ot ON ot.id = o.attribution_id
    LEFT JOIN attributions pt ON pt.id = p.attribution_id
    LEFT JOIN sources os ON os.id = ot.source_id
    LEFT JOIN sources ps ON ps.id = pt.source_id
    WHERE m.status = 'suggested' AND m.tier = 'conflict' AND p.gone IS NULL
        AND instr(m.conflicts, '"contradicts":true')
        AND (coalesce(iif(pk.status = 'stale', NULL, pk.verdict), p.publisher_verdict) = 'verified'
            OR {same_source})
"""
SAME_SOURCE: Final = """(
    ot.source_kind <> 'anonymous' AND ot.source_kind <> 'collective'
    AND ot.source_kind <> 'unnamed' AND (
            coalesce(os.stands_for, os.id) = coalesce(ps.stands_for, ps.id)
        OR p.origin = 'import' AND casefold(o.speaker) = casefold(p.speaker)))
"""
ALERTS_OF: Final = _ALERTS.format(same_source=SAME_SOURCE)
"""FROM and WHERE: ``m`` is the match, ``o`` the claim, ``p`` the prior one."""
