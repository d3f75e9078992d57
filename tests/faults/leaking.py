"""A program in which somebody writes a marked name everywhere and everything goes wrong; run in a process of its own.

`python leaking.py WHAT STORE PAPERS RESULT`: WHAT is `first`, on a computer where nothing is there yet; `again`, the
next day; `full`, on a disk that fills up; or `leaky`, with every leak of `leaks.py` made on purpose. RESULT is a file
for what the test wants to know, as JSON.
"""

from __future__ import annotations

import faulthandler
import json
import sys
from contextlib import suppress
from io import FileIO
from pathlib import Path

from tests.faults.failing import FAILURES, chatter, expected, interrupted, told, unreadable
from tests.faults.leaks import LEAKS
from tests.faults.seeking import ODD, leaks_under
from tests.faults.sharing_walk import send, share
from tests.faults.titles import Titles
from tests.faults.walking import Walk
from tests.ui.look_at import until
from tests.unit.decisions.journeys import SECRET
from ui.__main__ import application
from ui.paper_page import PaperPage
from ui.record_page import RecordPage


def save_the_paper(walk: Walk, folder: Path) -> None:
    """The paper of the record on screen, every name on it, in the clear and with a password; then the first page."""
    record = walk.page
    assert isinstance(record, RecordPage)
    record.paper_button.click()
    page = walk.page
    assert isinstance(page, PaperPage)
    until(lambda: bool(page.names))
    for line in page.names.values():
        line.click()
    page.taker.setText(ODD[0])
    page.save_button.click()
    walk.save(page.ways["go"], folder / f"{ODD[0]}.pdf")
    until(page.isEnabled)
    page.protect_button.click()
    for secret in (page.password, page.again):
        secret.line.setText(f"{ODD[0]} and more")
    walk.save(page.ways["go"], folder / f"{ODD[0]} closed.pdf")
    until(page.isEnabled)
    walk.window.show_home()


def first(walk: Walk, said: dict[str, object]) -> None:
    """All pages and all papers, then all that can go wrong."""
    walk.call("emergency")
    walk.set_up()
    walk.call("wrong")
    walk.decide("start", SECRET)
    walk.window.resize_text(1)
    page = walk.page
    assert isinstance(page, RecordPage)
    walk.save(page.things["dates"], walk.papers / f"{ODD[0]}.ics")
    save_the_paper(walk, walk.papers / ODD[0])
    send(walk, share(walk))
    walk.decide("asked", {}, otherwise=0)
    walk.decide("asking", {}, otherwise=-1)
    walk.look_about()
    walk.hide()
    walk.begin()
    said["tracebacks of crashes"] = faulthandler.is_enabled()
    chatter()
    unreadable(walk)
    said["expected"] = expected(walk)
    said["told"] = {name: told(walk, fail) for name, fail in FAILURES.items()}


def full(walk: Walk, said: dict[str, object]) -> None:
    """A decision whose words cannot be saved any more, a paper, and a fault that cannot be kept."""
    root = walk.desk._places.root
    walk.set_up()
    walk.begin()
    with (root / "filler").open("ab", buffering=0) as filler:
        while walk.window._note is None:  # the room put aside for this goes first
            fill_up(filler)
            walk.fill()
            walk.window._flush()
    said["title"] = walk.window._note.title.text()
    walk.window._note.put_away()
    said["told"] = {name: told(walk, fail) for name, fail in FAILURES.items()}
    said["leaks"] = list(leaks_under(root))
    (root / "filler").unlink()


def fill_up(filler: FileIO) -> None:
    """Take what room there is."""
    for size in (4096, 1):
        with suppress(OSError):
            while filler.write(b"x" * size) == size:
                pass


def leaky(walk: Walk, _: dict[str, object]) -> None:
    """A set-up register, and every leak."""
    walk.set_up()
    for leak in LEAKS:
        leak(walk)


def again(walk: Walk, said: dict[str, object]) -> None:
    """Locked: a call, and back in."""
    walk.call("emergency")
    walk.unlock()
    walk.care()
    walk.wait_to_be_let_in()  # after so many wrong words in the boxes for the passphrase
    said["told"] = {name: told(walk, fail) for name, fail in list(FAILURES.items())[:3]}
    said["interrupted"] = interrupted(walk)


def main(words: list[str]) -> None:
    """Do it, and close the window."""
    what, (store, papers, result) = words[0], map(Path, words[1:])
    app = application()
    titles, walk = Titles(app), Walk(app, store, papers)
    said: dict[str, object] = {}
    {act.__name__: act for act in (first, again, full, leaky)}[what](walk, said)
    walk.end()
    said |= {"titles": sorted(titles.seen), "pages": walk.pages, "wrote": sorted(walk.wrote)}
    result.write_text(json.dumps(said), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
