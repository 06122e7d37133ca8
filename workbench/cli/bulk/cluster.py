"""Articles taken apart on a Dask cluster; all else is done here (decision 0044)."""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from workbench.cli.bulk import remote, work
from workbench.cli.bulk.hands import Asked, Found, Hands, Lost, Pending, ToFind
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from distributed import Client, Future

    from workbench.models import Article
    from workbench.store import Desk

_FEWEST_AHEAD, _MOST_AHEAD = 4, 128
_SECONDS_TO_CONNECT: Final = 10
_SECONDS_FOR_WORKERS: Final = 30
_SECONDS: Final = 5.0
"""After which it is looked whether there is still anybody who works."""
_LOOKS: Final = 12
"""How often nobody may be there before the run is given up."""


class Cluster:
    """Hands that have articles taken apart by a cluster.

    Args:
        address: of its scheduler; nothing else is connected to.
        local: reads and finds.

    Raises:
        WorkbenchError: the extra is missing, nobody answers at the address, there are no workers,
            or one of them would not do as this machine does.
    """

    def __init__(self, address: str, local: Hands, asked: Asked) -> None:
        self._local = local
        self._asked = asked
        self._address = address
        self._client = _connected(address)
        try:
            _check_workers(self._client, address)
        except BaseException:
            self._client.close()
            raise
        threads = sum(self._client.nthreads().values())
        self.ahead = max(local.ahead, _FEWEST_AHEAD, min(_MOST_AHEAD, 2 * threads))

    def read(self, source: str) -> Pending[list[Article]]:
        """Read the articles of a source, here."""
        return self._local.read(source)

    def cut(self, article: Article) -> Pending[work.Cut]:
        """Have an article taken apart."""
        asked = {
            "name": article.path or "an article",
            "article": article.model_dump(mode="json"),
            "granularity": self._asked.granularity,
            "fingerprint": remote.fingerprint(),
        }
        future = self._client.submit(remote.cut_here, json.dumps(asked).encode("ascii"), pure=False)
        return _Cutting(self, article, future)

    def find(self, desk: Desk, claims: Sequence[ToFind], *, meaning: bool) -> Found:
        """The prior claims for each of some claims, here."""
        return self._local.find(desk, claims, meaning=meaning)

    def close(self) -> None:
        """Leave the cluster; what it was asked for is given up."""
        self._local.close()
        self._client.close()

    def wait(self, future: Future, name: str) -> bytes:
        """What a worker answers. Raises WorkbenchError; Lost where the cluster is gone."""
        nobody = 0
        while True:
            try:
                answer: bytes = future.result(timeout=_SECONDS)
                return answer
            except TimeoutError:
                nobody = 0 if self._has_workers() else nobody + 1
                if nobody >= _LOOKS:
                    raise Lost(
                        f"The cluster at {self._address} has no workers any more",
                        "start some and give the same command again; it goes on from there",
                    ) from None
            except Exception as error:
                raise self._failed(error, name) from error

    def _has_workers(self) -> bool:
        try:
            return bool(self._client.nthreads())
        except Exception as error:
            raise self._failed(error, "") from error

    def _failed(self, error: Exception, name: str) -> WorkbenchError:
        if type(error).__name__ == "KilledWorker":
            return WorkbenchError(
                f"{name} brought down several workers of the cluster",
                "see if they have enough memory, and take it in alone",
            )
        return Lost(
            f"The cluster at {self._address} is gone ({type(error).__name__})",
            "start it and give the same command again; it goes on from there",
        )


class _Cutting:
    """An article that the cluster has."""

    def __init__(self, cluster: Cluster, article: Article, future: Future) -> None:
        self._cluster = cluster
        self._article = article
        self._future = future

    def done(self) -> bool:
        """Whether it is taken apart."""
        return bool(self._future.done())

    def result(self) -> work.Cut:
        """Its parts, checked. Raises WorkbenchError."""
        name = self._article.path or "an article"
        told: dict[str, Any] = json.loads(self._cluster.wait(self._future, name))
        refusal = _refusal("A worker", told["refused"]) if "refused" in told else None
        if refusal is not None:
            raise Lost(*refusal)
        if "error" in told:
            raise WorkbenchError(*told["error"])
        cut = work.cut_from_json(told)
        if cut.split.article != self._article:
            raise Lost("A worker answered with another article", "see what runs on the cluster")
        return cut


def _connected(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError:
        raise WorkbenchError(
            "Clusters are not installed", "install it: pip install 'workbench-desk[cluster]'"
        ) from None
    try:
        with warnings.catch_warnings():
            # What differs between us and the workers is told below, in a sentence.
            warnings.simplefilter("ignore")
            return Client(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise WorkbenchError(
            f"There is no cluster at {address} ({type(error).__name__})",
            "give the address of its scheduler, such as tcp://10.0.0.5:8786",
        ) from error


def _check_workers(client: Client, address: str) -> None:
    """Refuse a cluster without workers, or with one that would do otherwise than this machine."""
    try:
        client.wait_for_workers(1, timeout=_SECONDS_FOR_WORKERS)
    except TimeoutError:
        raise WorkbenchError(
            f"The cluster at {address} has no workers", "start one: dask worker ADDRESS"
        ) from None
    try:
        told = client.run(remote.fingerprint_of_worker)
    except Exception as error:
        raise WorkbenchError(
            f"A worker of the cluster at {address} cannot run workbench ({type(error).__name__})",
            "install the same version on each of them",
        ) from error
    for worker, answer in sorted(told.items()):
        refusal = _refusal(f"The worker {worker}", json.loads(answer))
        if refusal is not None:
            raise WorkbenchError(*refusal)


def _refusal(who: str, there: dict[str, str]) -> tuple[str, str] | None:
    other = remote.difference(remote.fingerprint(), there)
    if other is None:
        return None
    return f"{who} has {other}", "install the same on all, or its results would be others"
