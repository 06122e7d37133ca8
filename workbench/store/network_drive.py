"""Does a desk lie on a drive of another machine, where SQLite's locks do not hold?

SQLite keeps several programs apart by locks and by memory that they share (WAL). Neither can be
relied on over a network ("Use of WAL", 4.1; "How To Corrupt An SQLite Database File", 2.1).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_MOUNTS: Final = Path("/proc/self/mountinfo")
_MOUNT_COMMAND: Final = Path("/sbin/mount")
_KINDS: Final = frozenset(
    """nfs nfs4 cifs smb smb2 smb3 smbfs ncpfs afs afpfs 9p ceph glusterfs lustre beegfs webdav
    davfs vboxsf prl_fs vmhgfs drvfs""".split()
)
_FUSE_KINDS: Final = frozenset(
    """sshfs rclone s3fs davfs2 davfs gvfsd-fuse glusterfs ceph ceph-fuse smbnetfs curlftpfs goofys
    gcsfuse vmhgfs-fuse""".split()
)
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")
_MAC_LINE: Final = re.compile(r".+? on (?P<point>.+) \((?P<kind>[^,)]+)[^()]*\)")


def network_warning(path: Path) -> str | None:
    """What to tell whoever opens the desk at ``path``; ``None`` where it lies on a disk here."""
    kind = network_kind(path)
    if kind is None:
        return None
    return (
        f"{path} lies on a network drive ({kind}), where a desk can break when two programs write "
        "to it: let one person at a time open it, or move it to a disk of this machine."
    )


def network_kind(path: Path) -> str | None:
    """The kind of the file system that ``path`` lies on where that is of another machine."""
    mounts = _linux_mounts() if _MOUNTS.exists() else _mac_mounts()
    kind = kind_of(path.absolute().resolve(), mounts)
    return kind if kind is not None and is_network(kind) else None


def is_network(kind: str) -> bool:
    """Whether file systems of this kind are of another machine: ``nfs4``, ``fuse.sshfs``."""
    kind = kind.lower()
    return kind in _KINDS or kind.removeprefix("fuse.") in _FUSE_KINDS


def kind_of(path: Path, mounts: list[tuple[Path, str]]) -> str | None:
    """The kind of the mount that ``path`` lies in: the innermost, of two the later one."""
    found: tuple[int, str] | None = None
    for point, kind in mounts:
        depth = len(point.parts)
        if path.is_relative_to(point) and (found is None or depth >= found[0]):
            found = (depth, kind)
    return None if found is None else found[1]


def linux_mounts(mountinfo: str) -> list[tuple[Path, str]]:
    """Mount points and kinds of ``/proc/self/mountinfo`` (proc(5)), in its order."""
    found = []
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        fields, kinds = before.split(" "), after.split(" ")
        if len(fields) > 4 and kinds[0]:
            found.append((Path(_ESCAPED.sub(_letter, fields[4])), kinds[0]))
    return found


def mac_mounts(told: str) -> list[tuple[Path, str]]:
    """Mount points and kinds of what ``mount`` prints on macOS, in its order."""
    lines = (_MAC_LINE.fullmatch(line) for line in told.splitlines())
    return [(Path(one["point"]), one["kind"]) for one in lines if one]


def _letter(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 8))


def _linux_mounts() -> list[tuple[Path, str]]:
    return linux_mounts(_MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))


def _mac_mounts() -> list[tuple[Path, str]]:
    if not _MOUNT_COMMAND.exists():
        return []
    import subprocess

    told = subprocess.run([_MOUNT_COMMAND], capture_output=True, text=True, check=False).stdout
    return mac_mounts(told)
