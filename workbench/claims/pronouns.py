"""The pronouns of the third person in a statement: what is read for each, or why it stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.doubts import kind_of
from workbench.claims.expletives import is_expletive
from workbench.claims.first_person import Speaker, is_own
from workbench.claims.grammar import own_subject
from workbench.claims.mentions import Kind, Referent
from workbench.claims.passage import Passage
from workbench.claims.salience import antecedent
from workbench.claims.substitution import Substitution
from workbench.claims.telling import possessive, told

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONAL: Final = frozenset(("he", "she", "him", "her", "his"))
_WEAK: Final = frozenset(("it", "its", "they", "them", "their"))
"""Pronouns that are told only where the statement begins with them: elsewhere what they seem to
take up was wrong too often (of 11 judged by hand 8 were right)."""
_BESIDE: Final = frozenset(("him", "his", "her"))
"""Pronouns beside the subject, which may be who is named with them in the statement."""
_PLURAL: Final = frozenset(("they", "them", "their", "these", "those"))
_THIRD: Final = _PERSONAL | frozenset(("it", "they", "them", "its", "their"))
_DEMONSTRATIVE: Final = frozenset(("this", "that", "these", "those"))
_RESTRICTING: Final = frozenset(("relcl", "acl", "prep", "amod"))


def is_open_pronoun(word: Token) -> bool:
    """Whether the word is a pronoun that stands for something said elsewhere."""
    if word.pos_ not in ("PRON", "DET"):
        return False
    if word.lower_ in _DEMONSTRATIVE:
        if word.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj") or word.pos_ != "PRON":
            return False
        return not any(c.dep_ in _RESTRICTING and c.i > word.i for c in word.children)
    return word.lower_ in _THIRD and not is_expletive(word)


class Pronouns:
    """Reads the pronouns of one statement; whoever it has named once may be a pronoun after."""

    def __init__(
        self, passage: Passage, speaker: Speaker | None, statement: Sequence[Token]
    ) -> None:
        self._passage = passage
        self._speaker = speaker
        self._statement = statement
        self._named: set[object] = set()
        self._left_open: set[Kind] = set()

    def name(self, key: object) -> None:
        """Note that the statement has named somebody or something."""
        self._named.add(key)

    def read(self, word: Token, before: Sequence[Token]) -> list[Substitution] | str:
        """What is read for an open pronoun.

        Args:
            before: the words of the statement that are read before it.

        Returns:
            Substitutions for the pronoun and its short verb, none where the statement itself
            says before what is meant; or the flag for a pronoun that stays open.
        """
        referent = None
        is_quoted = self._passage.quotation(word) is not None
        if word.lower_ in _THIRD and (not is_quoted or is_own(self._passage, word)):
            speaker = self._speaker.name if self._speaker is not None else None
            referent = antecedent(self._passage, word, speaker if is_quoted else None)
        if referent is not None:
            if referent.key in self._named or referent.head in before:
                return []
            if self._is_doubtful(word, referent, before):
                return self._left(word)
            owning = word.tag_ == "PRP$"
            name = told(referent, short=owning)
            if name is not None:
                self._named.add(referent.key)
                return list(self._put(word, name, owning=owning, referent=referent))
        flag = self._left(word)
        return [] if has_antecedent_before(word, before) else flag

    def _left(self, word: Token) -> str:
        """The flag of a pronoun that stays as it is."""
        if word.lower_ in _PERSONAL:
            self._left_open.add(kind_of(word))
        return f"unresolved pronoun: {word.lower_}"

    def _is_doubtful(self, word: Token, referent: Referent, before: Sequence[Token]) -> bool:
        """Whether a pronoun stays, though it is most likely that the referent is meant."""
        is_beside = word.lower_ in _BESIDE and self._names_another(word, referent)
        if before and (is_beside or word.lower_ in _WEAK):
            return True
        # A name behind a pronoun that stays open would read as somebody else’s.
        is_behind = kind_of(word) in self._left_open
        return is_behind or _is_far_object(word, referent) or _is_said_of_others(word, referent)

    def _names_another(self, pronoun: Token, referent: Referent) -> bool:
        """Whether the statement names another person whom the pronoun may mean as well."""
        other_gender = "m" if pronoun.lower_ == "her" else "f"
        named = (self._passage.named_by(word) for word in self._statement)
        return referent.is_person and any(
            entity is not None
            and entity.kind == "person"
            and entity is not referent.entity
            and entity.gender != other_gender
            for entity in named
        )

    def _put(
        self, word: Token, name: str, *, owning: bool, referent: Referent
    ) -> Iterator[Substitution]:
        span = self._passage.span(word)
        by = possessive(name, plural=referent.number == "many") if owning else name
        yield Substitution((word.i,), span, by, f"{word.lower_} is {name}")
        verb = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
        form = full_form(verb) if verb is not None and not owning else None
        if verb is not None and form is not None:
            why = f"agrees with {name}"
            yield Substitution((verb.i,), self._passage.span(verb), form, why, spaced=True)


def _is_far_object(pronoun: Token, referent: Referent) -> bool:
    """Whether *him* or *her* is an object and who is meant is named in another sentence.

    Where the sentence itself does not name them, others of the paragraph are as often meant.
    """
    is_object = pronoun.lower_ in ("him", "her") and pronoun.tag_ == "PRP"
    return is_object and referent.head.sent != pronoun.sent


def _is_said_of_others(pronoun: Token, referent: Referent) -> bool:
    """Whether *they* are said by others to be something (*most voters say they are safe*)."""
    clause = pronoun.head
    if pronoun.lower_ != "they" or clause.dep_ != "ccomp":
        return False
    sayer = own_subject(clause.head)
    return sayer is not None and sayer != referent.head and sayer.pos_ != "PRON"


def full_form(verb: Token) -> str | None:
    """The verb that an ending stands for (*he’s gone* is *has*), which a name is not given."""
    ending = verb.lower_.replace("’", "'")
    if ending not in ("'s", "'re", "'ve", "'ll", "'d") or verb.pos_ not in ("AUX", "VERB"):
        return None
    if ending != "'s" and ending != "'d":
        return {"'re": "are", "'ve": "have", "'ll": "will"}[ending]
    has_object = any(child.dep_ == "dobj" for child in verb.head.children)
    near = {word.lower_ for word in verb.doc[verb.i + 1 : verb.i + 4]}
    if ending == "'s" and "being" in near:
        return "is"
    if ending == "'s" and not near.isdisjoint(("been", "got", "had")):
        return "has"
    if ending == "'s" and verb.head.lower_ == "said":
        return "is" if any(c.dep_ == "xcomp" for c in verb.head.children) else "has"
    done = verb.head.tag_ in ("VBN", "VBD") and (verb.dep_ == "aux" or has_object)
    if ending == "'d":
        return "had" if done or verb.head.lower_ == "better" else "would"
    return "has" if done and verb.head.lower_ != "being" else "is"


def has_antecedent_before(word: Token, before: Collection[Token]) -> bool:
    """Whether something earlier in the statement can be what the pronoun stands for."""
    for other in before:
        if other.pos_ not in ("NOUN", "PROPN") or other.dep_ == "compound":
            continue
        plural = other.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in other.children)
        if word.lower_ in _PERSONAL:
            if other.ent_type_ in ("PERSON", "") and not plural:
                return True
        elif plural == (word.lower_ in _PLURAL):
            return True
    return False
