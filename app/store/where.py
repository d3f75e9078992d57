"""What may be wrong with where a folder lies: copied to the internet, on somebody else's computer, on the same disk."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from app.windows import is_remote_drive

SYNCED, NETWORK, SAME_DISK = "synced", "network", "same_disk"
"""The codes, in the order in which they are told."""

_SYNCED_NAMES = re.compile(
    r"(onedrive|dropbox)([ -].*)?|google ?drive.*|my drive|icloud ?drive|com~apple~clouddocs|mobile documents|"
    r"cloudstorage|nextcloud|owncloud|syncthing"
)
"""Folders that their programs make, as a whole name in lower case; OneDrive and Dropbox add the name of a firm."""

_MARKERS = (
    ".dropbox",
    ".dropbox.cache",
    ".stfolder",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".tmp.drivedownload",
    ".tmp.driveupload",
)
"""What these programs leave in the folder they copy. A desktop.ini lies in many others too."""

_FAR = {"9p", "afs", "ceph", "cifs", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"}
_FAR_THROUGH_FUSE = {
    *("sshfs", "rclone", "davfs", "davfs2", "gvfsd-fuse", "kio-fuse", "glusterfs", "smbnetfs", "onedriver"),
    *("google-drive-ocamlfuse", "s3fs", "ceph-fuse"),
}

_ESCAPED = re.compile(r"\\([0-7]{3})")
_LOCAL = 0x1000  # MNT_LOCAL of statfs(2) on macOS


def warnings(
    folder: Path,
    register: Path | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    mounts: str | None = None,
) -> tuple[str, ...]:
    """What a person should know about this folder, as codes; nothing, if nothing is known against it.

    `synced`: OneDrive and its like copy it to the internet. `network`: it lies on another computer. `same_disk`: it
    lies where `register` (the folder of the register) does; two parts of one disk count as two. `environment`, and
    `mounts` (Linux's mountinfo), are this computer's own if not given. What cannot be found out is not warned about.
    """
    ways = {folder.absolute(), folder.resolve()}
    codes = []
    if any(_synced(way, os.environ if environment is None else environment) for way in ways):
        codes.append(SYNCED)
    if _unc(folder) or any(_far(way, mounts) for way in ways):
        codes.append(NETWORK)
    if register is not None and same_disk(folder, register):
        codes.append(SAME_DISK)
    return tuple(codes)


def same_disk(one: Path, other: Path) -> bool:
    """Whether two folders lie on one device; no, where one of them is not there."""
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False


def _synced(way: Path, environment: Mapping[str, str]) -> bool:
    if any(_SYNCED_NAMES.fullmatch(part.casefold()) for part in way.parts):
        return True
    told = [Path(at).resolve() for name, at in environment.items() if name.startswith("OneDrive") and at]
    if any(way.is_relative_to(at) for at in told):
        return True
    return any(os.path.lexists(above / marker) for above in (way, *way.parents) for marker in _MARKERS)


def _unc(folder: Path) -> bool:
    text = str(folder)
    return text.startswith("\\\\") and (not text.startswith(("\\\\?\\", "\\\\.\\")) or text[4:].startswith("UNC\\"))


def _far(way: Path, mounts: str | None) -> bool:
    if sys.platform == "win32":
        return is_remote_drive(way.anchor)
    if sys.platform == "darwin" and mounts is None:
        return _far_on_macos(way)
    kind = _file_system(way, _mount_table() if mounts is None else mounts)
    return kind in _FAR or (kind.startswith("fuse.") and kind.removeprefix("fuse.") in _FAR_THROUGH_FUSE)


def _mount_table() -> str:
    try:
        return Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def _file_system(way: Path, mounts: str) -> str:
    """The type of the file system that this path lies on: the deepest on the way, and of those the last mounted."""
    found, deepest = "", -1
    for line in mounts.splitlines():
        before, dash, after = line.partition(" - ")
        fields, kind = before.split(" "), after.split(" ")[0]
        if not dash or len(fields) < 5:
            continue
        at = Path(_ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), fields[4]))
        if len(at.parts) >= deepest and way.is_relative_to(at):
            found, deepest = kind, len(at.parts)
    return found


def _far_on_macos(way: Path) -> bool:
    """As statfs(2) of macOS has it; written from its documentation, not yet seen running."""
    import ctypes

    class Told(ctypes.Structure):
        """struct statfs, up to what is asked."""

        _fields_ = (
            *((name, ctypes.c_uint32) for name in ("bsize", "iosize")),
            *((name, ctypes.c_uint64) for name in ("blocks", "bfree", "bavail", "files", "ffree")),
            *((name, ctypes.c_uint32) for name in ("fsid_1", "fsid_2", "owner", "type", "flags")),
            ("rest", ctypes.c_char * 2100),
        )

    system, told = ctypes.CDLL(None), Told()
    ask = getattr(system, "statfs$INODE64", None) or system.statfs
    return ask(os.fsencode(way), ctypes.byref(told)) == 0 and not told.flags & _LOCAL
