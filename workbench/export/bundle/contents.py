"""The members of a bundle, and a case made of them again.

========================  =========================================================================
``manifest.json``         versions, counts, logs it comes from, hash and size of every member
``articles/SLUG-ID.txt``  the text of an article as it was read
``articles.jsonl``        the article beside its text, its sources, attributions, claims, versions
``prior-claims.jsonl``    imported claims that decisions on matches are about
``events.jsonl``          the events as their desks wrote them
``notes.jsonl``           texts of notes with their salts, where they were asked for
``copies/SHA256.gz``      pages that evidence rests on
others                    see ``exported.EXPORTS``
========================  =========================================================================
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field

from workbench import __version__
from workbench.export.bundle.zip_file import MANIFEST, Content
from workbench.models import Event
from workbench.review import SCALE_VERSION
from workbench.store.by_hand import further_claims, made_records
from workbench.store.case_rows import Record
from workbench.store.cases import IMPORTED, Case, CaseEvent, Chain, chain_record
from workbench.store.events import FIRST_HASH, canonical, event_hash
from workbench.store.schema import STEPS

BUNDLE_VERSION: Final = 1


class Member(BaseModel):
    """Size and hash of a member."""

    model_config = ConfigDict(extra="forbid", strict=True)

    sha256: str
    size: int


class Log(BaseModel):
    """A log that events of the bundle come from; see ``store.cases.Chain``."""

    model_config = ConfigDict(extra="forbid", strict=True)

    first: str
    events: int
    head: str


class Manifest(BaseModel):
    """``manifest.json``."""

    model_config = ConfigDict(extra="forbid", strict=True)

    bundle: int
    created_at: str
    tool_version: str
    db_schema: str = Field(alias="schema")
    scale_version: int
    articles: int
    claims: int
    events: int
    publish: dict[str, Any] | None
    chains: list[Log]
    members: dict[str, Member]


class Unfit(ValueError):
    """What is in a bundle does not fit together; the message says where."""


def case_members(case: Case) -> dict[str, bytes]:
    """The members that tell of a case."""
    members = {
        "articles.jsonl": _lines(
            [one | {"article": _without_text(one["article"])} for one in case.articles]
        ),
        "prior-claims.jsonl": _lines(list(case.priors)),
        "events.jsonl": _lines([_event_line(one) for one in case.events]),
    }
    for one in case.articles:
        article = one["article"]
        members[_text_name(article)] = article["text"].encode("utf-8")
    notes = [
        {"event": one.event.hash, "salt": one.note[0], "text": one.note[1]}
        for one in case.events
        if one.note is not None
    ]
    if notes:
        members["notes.jsonl"] = _lines(notes)
    return members


def manifest_of(case: Case, members: Mapping[str, Content], created_at: str) -> bytes:
    """The manifest of a bundle of these members."""
    told = {
        "bundle": BUNDLE_VERSION,
        "created_at": created_at,
        "tool_version": __version__,
        "schema": list(STEPS)[-1],
        "scale_version": SCALE_VERSION,
        "articles": len(case.articles),
        "claims": sum(len(one["claims"]) for one in case.articles) + _made(case),
        "events": len(case.events),
        "publish": case.publish,
        "chains": [chain_record(one) for one in case.chains],
        "members": {name: _member(content()) for name, content in sorted(members.items())},
    }
    text = json.dumps(told, ensure_ascii=True, indent=2, sort_keys=True)
    return f"{text}\n".encode("ascii")


def read_manifest(members: Mapping[str, Content]) -> Manifest:
    """The manifest, held against the members. Raises Unfit; ValueError where it is none."""
    manifest = Manifest.model_validate(_json(members[MANIFEST]()))
    if manifest.bundle != BUNDLE_VERSION:
        raise Unfit("it is from another version of workbench")
    if manifest.members.keys() | {MANIFEST} != members.keys():
        raise Unfit("its members are not those of the manifest")
    for name, told in manifest.members.items():
        if Member.model_validate(_member(members[name]())) != told:
            raise Unfit(f"{name} is not as the manifest tells")
    return manifest


def read_case(members: Mapping[str, Content], manifest: Manifest) -> Case:
    """The case of a bundle, its events held against their hashes and logs.

    Raises:
        Unfit, ValueError, TypeError, KeyError: the members do not tell of a case.
    """
    articles = tuple(_with_text(one, members) for one in _read(members, "articles.jsonl"))
    priors = tuple(_read(members, "prior-claims.jsonl"))
    notes = {
        str(one["event"]): (str(one["salt"]), str(one["text"]))
        for one in (_read(members, "notes.jsonl") if "notes.jsonl" in members else [])
    }
    events = tuple(_case_event(one, notes) for one in _read(members, "events.jsonl"))
    chains = tuple(Chain(one.first, one.events, one.head) for one in manifest.chains)
    _check_chains(events, chains)
    ids = {row["id"] for one in (*articles, *priors) for row in one["claims"]}
    ids |= {record["id"] for one in events for record in made_records(one.event)}
    _check_subjects(events, ids, {one["article"]["id"] for one in articles})
    if notes.keys() - {one.event.hash for one in events if one.event.action == "note_added"}:
        raise Unfit("it has a note that no event tells of")
    return Case(
        articles, priors, events, chains, publish=manifest.publish, claim_ids=frozenset(ids)
    )


def _check_chains(events: tuple[CaseEvent, ...], chains: tuple[Chain, ...]) -> None:
    heads = {chain.first: chain for chain in chains}
    last: dict[str, Event] = {}
    if heads.keys() != {one.chain for one in events}:
        raise Unfit("its events are not of the logs that the manifest names")
    for one in events:
        event, head = one.event, heads[one.chain]
        before = last.get(one.chain)
        if event_hash(event) != event.hash:
            raise Unfit(f"the event {event.seq} is not what its hash was made of")
        if event.seq > head.events or (event.seq == head.events) != (event.hash == head.head):
            raise Unfit(f"the event {event.seq} does not fit the head of its log")
        if (event.seq == 1) != (event.hash == one.chain):
            raise Unfit(f"the event {event.seq} does not fit the beginning of its log")
        if event.seq == 1 and event.prev_hash != FIRST_HASH:
            raise Unfit("the first event has one before it")
        if before is not None and before.seq >= event.seq:
            raise Unfit(f"the event {event.seq} is not in its place")
        if before is not None and before.seq + 1 == event.seq and before.hash != event.prev_hash:
            raise Unfit(f"the event {event.seq} does not follow the one before it")
        last[one.chain] = event


def _check_subjects(
    events: tuple[CaseEvent, ...], claim_ids: set[str], article_ids: set[str]
) -> None:
    known = claim_ids | article_ids
    about: dict[str, set[str]] = {}
    for one in events:
        event = one.event
        further = about.get(one.of, set()) if one.of else set(further_claims(event, {}))
        about[event.hash] = {event.object_id, *further}
        if event.action == IMPORTED or not known & about[event.hash]:
            raise Unfit(f"the event {event.seq} is about nothing that is in it")
        if (event.action in {"undone", "redone"}) != (one.of is not None):
            raise Unfit(f"the event {event.seq} does not say what it undoes")


def is_whole(events: tuple[CaseEvent, ...], chain: Chain) -> bool:
    """Whether every event of a log is there, so that it is proved from its first to its head."""
    return sum(one.chain == chain.first for one in events) == chain.events


def _event_line(one: CaseEvent) -> dict[str, Any]:
    line: dict[str, Any] = {"chain": one.chain, "event": one.event.model_dump()}
    return line if one.of is None else line | {"of": one.of}


def _case_event(line: dict[str, Any], notes: Mapping[str, tuple[str, str]]) -> CaseEvent:
    event = Event.model_validate(line["event"], strict=True)
    if line.keys() - {"chain", "event", "of"}:
        raise Unfit(f"the event {event.seq} has more to it than an event has")
    return CaseEvent(str(line["chain"]), event, line.get("of"), notes.get(event.hash))


def _without_text(article: Record) -> Record:
    return {name: value for name, value in article.items() if name != "text"}


def _with_text(record: Record, members: Mapping[str, Content]) -> Record:
    article = record["article"]
    text = members[_text_name(article)]().decode("utf-8")
    return record | {"article": article | {"text": text}}


def _text_name(article: Record) -> str:
    """Two desks may have had the same short name for two articles."""
    return f"articles/{article['slug']}-{article['id'].removeprefix('a-')}.txt"


def _made(case: Case) -> int:
    return sum(len(made_records(one.event)) for one in case.events)


def _member(content: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}


def _lines(records: list[Record]) -> bytes:
    return "".join(f"{canonical(one)}\n" for one in records).encode("ascii")


def _read(members: Mapping[str, Content], name: str) -> list[Record]:
    return [_json(line) for line in members[name]().splitlines()]


def _json(text: bytes) -> Any:
    return json.loads(text, parse_constant=_no_number)


def _no_number(name: str) -> Callable[[], None]:
    raise Unfit(f"it has the number {name}, which is none")
