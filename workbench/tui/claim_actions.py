"""The actions on the claims themselves, and those that choose words for them."""

from __future__ import annotations

from typing import Final

from workbench.models import ClaimType
from workbench.tui.keys import Action, Mode


def _claim_action(
    name: str, key: str, help_: str, rank: int, label: str, argument: str | None = None
) -> Action:
    return Action(name, (key,), help_, "Claim", label, argument, Mode.CLAIM, rank=rank)


_CLAIM = (
    Action("claim_keys", ("c",), "the claim itself, then its letter", "Claim", "claim…",
           rank=10),
    _claim_action("add_claim", "a", "add a claim: choose words of the article", 1, "add"),
    _claim_action("reword_claim", "r", "reword: another wording, the same quotation", 2, "reword"),
    _claim_action("retype_keys", "t", "another type, then its letter", 3, "retype…"),
    _claim_action("split_claim", "s", "split: choose the words of its parts", 4, "split"),
    _claim_action("split_into_facts", "f", "split into its facts, which the card lists", 5,
                  "split into facts"),
    _claim_action("merge_claim", "m", "merge with the next claim of the article", 6,
                  "merge with next", "next"),
    _claim_action("merge_claim", "M", "merge with the claim before", 7, "with the one before",
                  "previous"),
    _claim_action("drop_claim", "d", "drop: take it out of the queue", 8, "drop"),
    _claim_action("show_left_out", "l", "go through the words that are in no claim", 9,
                  "left out"),
)  # fmt: skip

TYPE_KEYS: Final[dict[str, ClaimType]] = {
    "q": ClaimType.QUANTITY,
    "e": ClaimType.EVENT,
    "u": ClaimType.QUOTE,
    "c": ClaimType.COMPARISON,
    "a": ClaimType.CAUSAL,
    "l": ClaimType.LEGAL,
    "p": ClaimType.PREDICTION,
    "o": ClaimType.OPINION,
    "d": ClaimType.DEFINITION,
    "x": ClaimType.OTHER,
}
"""The letter of each type after ``c t``."""

_RETYPE = (
    *(
        Action("retype_claim", (key,), f"type: {type_}", "Claim", str(type_), str(type_),
               Mode.RETYPE, rank=rank)
        for rank, (key, type_) in enumerate(TYPE_KEYS.items(), start=1)
    ),
    Action("set_checkable", ("y",), "checkable: it can be true or false", "Claim", "checkable",
           "yes", Mode.RETYPE, rank=20),
    Action("set_checkable", ("n",), "not checkable", "Claim", "not checkable", "no",
           Mode.RETYPE, rank=21),
)  # fmt: skip


def _word_action(
    name: str, keys: tuple[str, ...], help_: str, rank: int, label: str = "",
    argument: str | None = None,
) -> Action:  # fmt: skip
    return Action(name, keys, help_, "Choosing words", label, argument, Mode.WORDS, rank=rank)


_WORDS = (
    _word_action("take_words", ("enter",), "take the chosen words", 1, "take"),
    _word_action("choose_to", ("shift+right", "L"), "choose a word on", 2, "choose", "next"),
    _word_action("choose_to", ("shift+left", "H"), "choose a word back", 9, "", "previous"),
    _word_action("choose_to", ("shift+down", "J"), "choose a line on", 9, "", "down"),
    _word_action("choose_to", ("shift+up", "K"), "choose a line back", 9, "", "up"),
    _word_action("hold_words", ("space",), "begin to choose here, or leave it", 3, "from here"),
    _word_action("choose_sentence", ("s",), "choose the whole sentence", 4, "sentence"),
    _word_action("go_word", ("right", "l"), "a word on", 6, "", "next"),
    _word_action("go_word", ("left", "h"), "a word back", 6, "", "previous"),
    _word_action("go_word", ("down", "j"), "a line on", 6, "", "down"),
    _word_action("go_word", ("up", "k"), "a line back", 6, "", "up"),
    _word_action("go_left_out", ("n",), "next words that are in no claim", 5, "left out", "next"),
    _word_action("go_left_out", ("p",), "those before", 9, "", "previous"),
    _word_action("cut_here", ("c",), "split in two: cut before this word", 2, "cut here"),
    _word_action("take_back", ("backspace",), "leave out the part taken last", 7, "part back"),
)

CLAIM_ACTIONS: Final = (*_CLAIM, *_RETYPE, *_WORDS)
"""Those of the modes ``claim``, ``retype`` and ``words``, in the order of the help."""
