"""Who pronoun sources stand for, against labels made by hand: ``python -m bench.pronouns``.

``pronoun_sources.jsonl`` holds pronouns that are the whole source of an attribution in PolNeAR's
development part: at most four an article, spread over the article, in the order of the files.
Each was read in its article and given the fullest name that the article has for whom it means;
where that is nobody with a name, ``name`` is null and ``description`` says what it is. Offsets are
code points; no text of the corpus is in the file besides the names.

*Resolved* counts the pronouns that mean somebody with a name; *right* is the share of right names
in all names given, those to a pronoun that means nobody with a name included. A name is right when
it is the label's, its last name, or a longer form of it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from bench.attribution import DATA, text_of
from workbench.attribution.identity import identify
from workbench.language import Document, parse
from workbench.reading import read_text

LABELS = Path(__file__).with_name("pronoun_sources.jsonl")
_MARKS = re.compile(r"[“”\"]")


def is_same(ours: str, theirs: str) -> bool:
    """Whether two forms of a name can be one person's or body's."""
    one, other = _words(ours), _words(theirs)
    shorter, longer = sorted((one, other), key=len)
    return set(shorter) <= set(longer) or (one[0], one[-1]) == (other[0], other[-1])


def _words(name: str) -> list[str]:
    plain = _MARKS.sub("", name).lower().split()
    return [word.strip(".,'’").removesuffix("'s").removesuffix("’s") for word in plain]


def name_given(document: Document, start: int) -> tuple[str | None, bool]:
    """The name for the pronoun at ``start``, and whether it is that of a named entity."""
    paragraph = document.paragraph_at(start)
    assert paragraph is not None
    place = start - paragraph.span.start
    token = next(token for token in paragraph.doc if token.idx <= place < token.idx + len(token))
    identity = identify(document, paragraph, token)
    return identity.name, identity.entity is not None


def outcome(label: dict[str, str | None], name: str | None, is_named: bool) -> str:
    """One word for what became of a pronoun."""
    if label["name"] is None:
        return "nobody: named" if is_named else "nobody: open" if name is None else "nobody: noun"
    if name is None:
        return "open"
    return "right" if is_same(name, label["name"]) else "wrong"


def main() -> int:
    """Print the table. Returns 0, also without the data."""
    folder = DATA / "dev" / "text"
    if not folder.is_dir():
        print(f"Pronoun sources are not measured: {folder} is not on this machine.")
        return 0
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    documents: dict[str, Document] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for label in labels:
        article = label["article"]
        if article not in documents:
            documents[article] = parse(read_text(text_of(folder / f"{article}.txt")))
        found = outcome(label, *name_given(documents[article], label["source"][0]))
        counts[label["pronoun"].lower(), found] += 1
    total = Counter[str]()
    for (_, found), number in counts.items():
        total[found] += number
    outcomes = ("right", "wrong", "open", "nobody: open", "nobody: noun", "nobody: named")
    print(f"{'pronoun':8}" + "".join(f"{name:>15}" for name in outcomes))
    for pronoun in sorted({pronoun for pronoun, _ in counts}):
        print(f"{pronoun:8}" + "".join(f"{counts[pronoun, name]:15d}" for name in outcomes))
    named = total["right"] + total["wrong"] + total["open"]
    given = total["right"] + total["wrong"] + total["nobody: named"]
    resolved = total["right"] + total["wrong"]
    print(f"{len(labels)} pronoun sources, {named} of somebody with a name")
    print(
        f"resolved {resolved} of {named} ({resolved / named:.1%}), "
        f"right {total['right']} of {given} names given ({total['right'] / given:.1%})"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
