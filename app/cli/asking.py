"""The commands for asking without names, and for telling people what is passed on about them."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli import deciding
from app.cli.output import DONE, say, say_json
from app.cli.unlocking import at_desk, where
from app.clock import wall_clock
from app.decisions.beginning import blank
from app.decisions.sharing.agency_notice import KINDS
from app.decisions.sharing.deidentified import Request
from app.desk import Desk
from app.desk.asking import asked, drawn
from app.desk.papers import save
from app.errors import AppError
from app.guidance import GUIDANCE
from app.paths import Places, home
from app.settings import Adopted
from app.words import Words


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Take the commands into the parser."""

    def said(key: str) -> str:
        return words.text("cli", key)

    request = commands.add_parser("advice-request", help=said("asking.what"))
    request.add_argument("file", help=said("file"))
    request.add_argument("--region", action="append", default=[], metavar="PLACE=REGION", help=said("asking.region"))
    request.add_argument("--pdf", type=Path, help=said("pdf"))
    request.add_argument("--json", action="store_true", help=said("json"))
    request.set_defaults(run=advice_request)

    notice = commands.add_parser("notice", help=said("asking.notice"))
    notice.add_argument("of", metavar="privacy|children|RECORD", help=said("asking.of"))
    notice.add_argument("--person", metavar="REF", help=said("asking.person"))
    notice.add_argument("--child", action="store_true", help=said("asking.child"))
    notice.add_argument("--text", type=Path, metavar="OUT", help=said("asking.text"))
    notice.add_argument("--from", dest="changed", type=Path, metavar="FILE", help=said("asking.from"))
    notice.add_argument("--pdf", type=Path, help=said("pdf"))
    where(notice, words, scratch=False)
    notice.set_defaults(run=notices)


def advice_request(arguments: argparse.Namespace, words: Words) -> int:
    """Say what a case file holds without saying who it is about, then what could still tell; and write its paper."""
    case, at = deciding.case_in(arguments.file), wall_clock()
    with deciding.about(arguments.file):
        draft = deciding.with_case(case, blank(GUIDANCE, "", at))
    request = asked(draft, case.adopted or Adopted(), _regions(arguments.region), words, at)
    if arguments.pdf:
        save(drawn(request, words, at), arguments.pdf)
    if arguments.json:
        say_json(
            {
                "first": request.first,
                **request.to_json(),
                "left_out": request.left_out,
                "could_tell": [
                    {"kind": clue.kind, "look_for": clue.ask, "found": clue.text, "in": clue.about}
                    for clue in request.could_tell
                ],
            }
        )
    else:
        _read_aloud(request, words)
    return DONE


def _read_aloud(request: Request, words: Words) -> None:
    if request.first:
        say(f"{request.first}\n")
    say(request.text())
    if request.left_out:
        say(f"{request.left_out}\n")
    say(words.text("cli", "asking.could_tell"))
    for clue in request.could_tell:
        key = "asking.found" if clue.text else "asking.look"
        say(words.text("cli", key, ask=clue.ask, found=clue.text, about=clue.about))


def _regions(given: list[str]) -> dict[str, str]:
    """Places with what may be said of them. Raises AppError("no_region")."""
    pairs = [pair.partition("=") for pair in given]
    if not all(place.strip() and region.strip() for place, _, region in pairs):
        raise AppError("no_region")
    return {place.strip(): region.strip() for place, _, region in pairs}


def notices(arguments: argparse.Namespace, words: Words) -> int:
    """Write a notice of the agency, as text or as a paper; or one for a person about a record.

    Raises AppError("notice_what") where it is not said what to write, or what does not belong together is asked for."""
    kind = next((kind for kind in KINDS if kind == arguments.of), None)
    agencys, own = arguments.text or arguments.changed, arguments.person or arguments.child
    if kind is None:
        if agencys or not arguments.person or not arguments.pdf:
            raise AppError("notice_what")
        return at_desk(_of_record, arguments, words)
    if own or not (arguments.text or arguments.pdf):
        raise AppError("notice_what")
    desk = Desk(Places(arguments.folder) if arguments.folder else home(), wall_clock)
    if arguments.text:
        desk.notices.save_text(kind, arguments.text)
        say(words.text("cli", "asking.saved", file=arguments.text))
    if arguments.pdf:
        text = desk.notices.read(arguments.changed) if arguments.changed else None
        desk.save_paper(desk.notices.pdf(kind, text), arguments.pdf)
        say(words.text("cli", "asking.saved", file=arguments.pdf))
    return DONE


def _of_record(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    desk.save_paper(desk.notices.of_record(arguments.of, arguments.person, child=arguments.child), arguments.pdf)
    say(words.text("cli", "asking.saved", file=arguments.pdf))
    return DONE
