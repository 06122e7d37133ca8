from __future__ import annotations

from pathlib import Path

import pytest

from workbench.store import network_drive
from workbench.store.network_drive import (
    is_network,
    kind_of,
    linux_mounts,
    mac_mounts,
    network_warning,
)

MOUNTINFO = r"""
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:25 / /home rw - ext4 /dev/vdb rw
41 30 0:40 / /home/kim/news\040desk rw,relatime shared:9 master:2 - nfs4 files:/news rw,vers=4.2
44 22 0:44 / /mnt/far rw - fuse.sshfs kim@far:/ rw
45 22 0:45 / /mnt/far/near rw - tmpfs tmpfs rw
"""

MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//kim@files/news on /Volumes/news (copy) (smbfs, nodev, nosuid, mounted by kim)
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/kim/news desk/claims.db", "nfs4"),
        ("/home/kim/news desks/claims.db", "ext4"),
        ("/mnt/far/claims.db", "fuse.sshfs"),
        ("/mnt/far/near/claims.db", "tmpfs"),
        ("/claims.db", "ext4"),
    ],
)
def test_the_kind_of_drive_is_that_of_the_innermost_mount(path: str, kind: str) -> None:
    assert kind_of(Path(path), linux_mounts(MOUNTINFO)) == kind


def test_the_mounts_of_macos_are_read_from_what_mount_prints() -> None:
    mounts = mac_mounts(MAC)
    assert kind_of(Path("/Volumes/news (copy)/claims.db"), mounts) == "smbfs"
    assert kind_of(Path("/Users/kim/claims.db"), mounts) == "apfs"


def test_drives_of_other_machines_are_told_from_disks() -> None:
    assert all(map(is_network, ("nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuse.rclone")))
    assert not any(map(is_network, ("ext4", "apfs", "tmpfs", "btrfs", "overlay", "fuseblk")))


def test_a_network_drive_is_warned_of_in_one_sentence_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert network_warning(tmp_path / "claims.db") is None
    mounts = [(Path("/"), "ext4"), (tmp_path.resolve(), "nfs4")]
    monkeypatch.setattr(network_drive, "_linux_mounts", lambda: mounts)
    monkeypatch.setattr(network_drive, "_mac_mounts", lambda: mounts)
    told = network_warning(tmp_path / "claims.db")
    assert told is not None
    assert "network drive (nfs4)" in told
    assert "move it to a disk of this machine" in told
