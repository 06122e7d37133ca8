"""Lines in and lines out: no colour, no cursor, no boxes, every line through the sanitiser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TextIO

from workbench.display import visible

LEAVES: Final = "."
"""A line of this alone leaves a question, as Esc does on the screen."""


class EndOfInput(Exception):
    """No further line comes."""


class Left(Exception):
    """The question was left without an answer."""


@dataclass
class Talk:
    """One conversation in lines.

    Attributes:
        lines: where answers come from.
        out: where everything is written.
        given: words that followed the keys on their line, the answer to the first question.
    """

    lines: TextIO
    out: TextIO
    given: str = ""

    def say(self, text: str = "") -> None:
        """Write one line; line breaks and controls in it are made visible."""
        print(visible(text), file=self.out)

    def line(self, prompt: str) -> str:
        """The next line, without its end. Raises EndOfInput.

        Where lines do not come from a keyboard, prompt and line are written as a line, so that
        what is written reads like a conversation all the same.
        """
        is_typed = self.lines.isatty()
        if is_typed:
            print(visible(prompt), end=" ", file=self.out, flush=True)
        line = self.lines.readline()
        if not line:
            print(file=self.out)
            raise EndOfInput
        line = line.rstrip("\r\n")
        if not is_typed:
            self.say(f"{prompt} {line}".rstrip())
        return line

    def take_given(self) -> str:
        """The words that followed the keys, once."""
        given, self.given = self.given, ""
        return given

    def ask(self, question: str) -> str:
        """The answer to a question: what followed the keys, or else the next line.

        Raises:
            Left: the line says so.
            EndOfInput: there is none.
        """
        answer = self.take_given() or self.line(question)
        if answer.strip() == LEAVES:
            raise Left
        return answer
