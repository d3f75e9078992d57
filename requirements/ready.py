"""Makes this computer ready for ./run and ./check: .venv as the lock says, and the system's own libraries.

It lies beside the locks it installs. Only Python's standard library is used, and a start with nothing to do
reads two small files and goes on. All it says goes to standard error: standard output belongs to the program.
"""

from __future__ import annotations

import os
import sys

if sys.version_info < (3, 11):
    found = "%d.%d" % sys.version_info[:2]
    sys.exit("Sharewell needs Python 3.11 or newer, and this is Python " + found + ". Please install a newer one.")

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
WINDOWS = os.name == "nt"
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if WINDOWS else os.path.join(VENV, "bin", "python")
UNFINISHED = os.path.join(VENV, "unfinished")

# A lock also brings what the locks named here bring (a test in tests/house proves it).
BRINGS = {"run": ["run"], "check": ["check", "run"]}

# What Qt loads when a window opens, and the Debian package that brings it.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# What the tests load besides: WeasyPrint, beside which our papers are measured.
LIBRARIES_OF_TESTS = {
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
}

# What the tests start, and the Debian package that brings it.
PROGRAMS = {
    "Xvfb": "xvfb",
    "compare": "imagemagick",
    "dbus-run-session": "dbus",
    "git": "git",
    "gnome-keyring-daemon": "gnome-keyring",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "strace": "strace",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}


def ready(lock: str) -> bool:
    """Sees that .venv is what requirements/<lock>.txt says. False if the system still lacks something.

    Raises SystemExit with one line where nothing can be started without it.
    """
    if _stands(lock):
        return True
    try:
        with _Alone():
            if not _installed(lock):
                _install(lock)
            whole = _system(lock)
            if whole:
                _write(_stamp("system-" + lock), "")
    except KeyboardInterrupt:
        sys.exit("\nStopped. The next start sets it up again.")
    return whole


def again(script: str) -> None:
    """Starts the same script once more with the Python of .venv, unless this is it already."""
    if os.path.samefile(sys.prefix, VENV):
        return
    command = [PYTHON, script, *sys.argv[1:]]
    if not WINDOWS:
        os.execv(PYTHON, command)
    # Windows has no exec: stay, and pass on how it ended. Ctrl-C reaches the program by itself.
    import subprocess

    program = subprocess.Popen(command)
    while True:
        try:
            sys.exit(program.wait())
        except KeyboardInterrupt:
            continue


def _stands(lock: str) -> bool:
    return _installed(lock) and os.path.exists(_stamp("system-" + lock))


def _installed(lock: str) -> bool:
    """The stamp is a copy of the lock, so comparing needs no digest."""
    if not os.path.exists(PYTHON) or os.path.exists(UNFINISHED):
        return False
    return _read(_stamp(lock)) == _read(_lock(lock))


def _lock(lock: str) -> str:
    return os.path.join(ROOT, "requirements", lock + ".txt")


def _stamp(name: str) -> str:
    return os.path.join(VENV, "installed-" + name)


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


class _Alone:
    """One set-up at a time: a second start waits here until the first is done. The system lets go at any end."""

    def __enter__(self) -> None:
        try:
            self.file = open(os.path.join(ROOT, ".venv.lock"), "w")
        except OSError as trouble:
            sys.exit("Sharewell cannot be set up, because its folder cannot be written: " + str(trouble))
        if sys.platform == "win32":
            import msvcrt

            while True:
                try:
                    msvcrt.locking(self.file.fileno(), msvcrt.LK_LOCK, 1)
                    return
                except OSError:  # it gives up after ten seconds; the other start may need minutes
                    continue
        import fcntl

        fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        self.file.close()


def _install(lock: str) -> None:
    """Adds to a .venv that agrees with the locks of today; makes a new one in place of any other."""
    import shutil
    import subprocess
    import venv

    others = [name for name in BRINGS if os.path.exists(_stamp(name))]
    if not others or not all(_installed(name) for name in others):
        _say("Setting Sharewell up in .venv. This is done once and takes a minute or two.")
        shutil.rmtree(VENV, ignore_errors=True)
        _have_ensurepip()
        os.makedirs(VENV)
        _write(UNFINISHED, "")
        venv.create(VENV, with_pip=True, symlinks=not WINDOWS)
    _write(UNFINISHED, "")
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # Wheels only: nothing from outside is built, so nothing unlocked runs while installing.
    done = subprocess.run(
        [*pip, "--only-binary", ":all:", "--require-hashes", "-r", _lock(lock)], stdout=sys.stderr, check=False
    )
    if done.returncode:
        sys.exit("The packages could not be installed (see above). Start again to try again.")
    for name in BRINGS[lock]:
        _write(_stamp(name), _read(_lock(name)).decode("utf-8"))
    os.remove(UNFINISHED)


def _have_ensurepip() -> None:
    """Debian keeps the part of Python that makes a .venv in a package of its own."""
    import importlib.util

    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    package = "python%d.%d-venv" % sys.version_info[:2]
    if not _apt([package]):
        sys.exit("Python cannot make a .venv here. Please type: " + _line([package]))


def _system(lock: str) -> bool:
    """The libraries and programs of the system: brought where that is possible, otherwise named."""
    if not sys.platform.startswith("linux"):
        return True
    missing = _missing(lock)
    if not missing:
        return True
    if _apt(sorted(set(missing.values()))):
        missing = _missing(lock)
    if missing:
        import shutil

        _say("The system still lacks: " + ", ".join(missing) + ".")
        if shutil.which("apt-get"):
            _say("Please type: " + _line(sorted(set(missing.values()))))
    return not missing


def _missing(lock: str) -> dict[str, str]:
    import ctypes
    import shutil

    missing = {}
    for library, package in {**LIBRARIES, **(LIBRARIES_OF_TESTS if lock == "check" else {})}.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing[library] = package
    if lock == "check":
        missing.update({name: package for name, package in PROGRAMS.items() if not shutil.which(name)})
    return missing


def _apt(packages: list[str]) -> bool:
    """Installs with apt-get where this is Debian and we may; says whether it did."""
    import shutil
    import subprocess

    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    _say("Installing from the system: " + " ".join(packages))
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["apt-get", "-q", "update"], ["apt-get", "-q", "install", "-y", "--no-install-recommends", *packages])
    ends = [subprocess.run(step, env=quiet, stdout=sys.stderr, check=False).returncode for step in steps]
    return ends[-1] == 0


def _line(packages: list[str]) -> str:
    return "sudo apt-get update && sudo apt-get install -y " + " ".join(packages)
