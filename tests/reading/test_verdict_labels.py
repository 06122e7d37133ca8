"""Labels are mapped by the table alone, in any case and with marks at the end."""

from __future__ import annotations

import pytest

from tests.reading.prior_files import rated
from workbench.models import IMPORTED_UNMAPPED, VerdictCode
from workbench.reading.found_claims import finding_of
from workbench.reading.verdict_labels import TABLE_VERSION, code_of

IN_TWENTY_LANGUAGES = {
    "en": ("FALSE", "disputed"),
    "fr": ("Faux !", "disputed"),
    "de": ("Irreführend.", "misleading"),
    "es": ("Engañoso", "misleading"),
    "pt": ("Distorcido", "misleading"),
    "it": ("C’eri quasi", "mixed"),
    "nl": ("Gedeeltelijk waar", "mixed"),
    "sv": ("Delvis sant", "mixed"),
    "no": ("Faktisk helt feil", "disputed"),
    "da": ("Forkert", "disputed"),
    "fi": ("Totta", "verified"),
    "pl": ("FAŁSZ", "disputed"),
    "cs": ("Zavádějící", "misleading"),
    "hr": ("Netočno", "disputed"),
    "ru": ("Фейк", "disputed"),
    "uk": ("Маніпуляція", "misleading"),
    "ro": ("Parțial fals", "mixed"),
    "hu": ("Félrevezető", "misleading"),
    "tr": ("YANLIŞ", "disputed"),
    "el": ("Παραπλανητικό", "misleading"),
    "id": ("[SALAH]", IMPORTED_UNMAPPED),
    "ar": ("زائف", "disputed"),
    "hi": ("भ्रामक", "misleading"),
    "bn": ("মিথ্যা", "disputed"),
    "zh": ("錯誤", "disputed"),
    "ja": ("誤り", "disputed"),
    "ko": ("대체로 사실", "mixed"),
    "vi": ("Đúng", "verified"),
    "sw": ("SI KWELI", IMPORTED_UNMAPPED),
}


@pytest.mark.parametrize(("label", "verdict"), IN_TWENTY_LANGUAGES.values())
def test_a_label_of_any_language_is_kept_and_mapped_if_the_table_has_it(
    label: str, verdict: str
) -> None:
    claim = rated(alternateName=label)
    assert (claim.label, claim.verdict, claim.label_table) == (label, verdict, TABLE_VERSION)


@pytest.mark.parametrize("label", ["False", "false.", " FALSE… ", "“False”", "&quot;False&quot;"])
def test_case_and_marks_at_the_end_make_no_difference(label: str) -> None:
    assert code_of(label) is VerdictCode.DISPUTED
    assert rated(alternateName=label).label == label


@pytest.mark.parametrize(
    "label",
    ["", "?", "not false", "False, mostly", "Truth", "Satire", "Scam", "1", "true false", "\ud800"],
)
def test_what_the_table_does_not_hold_is_never_guessed(label: str) -> None:
    assert code_of(label) is None


def test_a_code_of_ours_needs_no_table_and_a_foreign_one_is_a_label() -> None:
    assert finding_of("mixed", "Mixed") == ("mixed", "Mixed", None)
    assert finding_of(IMPORTED_UNMAPPED, "Satire") == (IMPORTED_UNMAPPED, "Satire", None)
    assert finding_of("other", None) == (IMPORTED_UNMAPPED, "other", TABLE_VERSION)
    assert finding_of("Pants on Fire!", None) == ("disputed", "Pants on Fire!", TABLE_VERSION)
    assert finding_of(None, None) == (None, None, None)
