"""The errors a user is meant to read.

Every layer raises these for bad input; ``cli`` prints the sentence and ends with
exit code 2, ``tui`` shows it as a notice. Anything else that reaches the top is a
defect of ours, not of the input.
"""

from __future__ import annotations


class WorkbenchError(Exception):
    """Bad input, told as one sentence: what is wrong, where, and what to do.

    Args:
        what: what is wrong and where, without a full stop
            (``"notes.txt is empty"``).
        remedy: what the user can do about it, without a full stop
            (``"give a file with text in it"``).
    """

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}: {remedy}.")
        self.what = what
        self.remedy = remedy


class UnreadableArticle(WorkbenchError):
    """An article that cannot be taken in: empty, binary, too large, absent."""


class FetchError(WorkbenchError):
    """A web address that is not fetched: refused, not reached, or not what it should be."""


class DeskError(WorkbenchError):
    """A desk (database file) that cannot be opened, or a row that is not in it."""


class PolicyError(WorkbenchError):
    """An action that the desk's policy does not allow as it was given."""
