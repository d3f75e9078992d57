"""What tells who or where somebody is has several spellings, and each of them tells."""

from __future__ import annotations

import pytest

from app.decisions.sharing.spellings import NAME, kind_of, spellings


@pytest.mark.parametrize(
    ("kind", "text", "ways"),
    [
        (NAME, "Zuleika Marrable", ("Zuleika Marrable", "Zuleika", "Marrable")),
        (NAME, "Zuzu", ("Zuzu",)),
        (NAME, "Mrs", ("Mrs",)),
        (NAME, "Mrs A. de Vrees-Quill", ("Mrs A. de Vrees-Quill", "Vrees", "Quill")),
        (NAME, "Dr Aoife O'Brien", ("Dr Aoife O'Brien", "Aoife", "O'Brien")),
        (NAME, "Jo Nurse", ("Jo Nurse", "Jo", "Nurse")),
        (NAME, "Ann Müller", ("Ann Müller", "Ann Mueller", "Ann", "Müller", "Mueller")),
        (
            "address",
            "14 Larch Road, Thornby TS9 4QX",
            ("TS9 4QX", "14 Larch Road", "14 Larch rd", "Larch Road", "Larch rd"),
        ),
        ("address", "14, Larch Rd\nThornby", ("14 Larch Rd", "14 Larch road", "Larch Rd", "Larch road")),
        ("address", "Flat 3, 14a Larch Way", ("14a Larch Way", "Larch Way")),
        ("address", "14 Larch Way Thornby", ("14 Larch Way", "Larch Way")),
        ("address", "14 Larchwood, Thornby", ("14 Larchwood",)),
        ("address", "Rose Cottage, Larch Way", ("Rose Cottage", "Larch Way")),
        ("address", "14", ()),
        ("address", "1234", ("1234",)),
        ("place", "Larch Way, Thornby", ("Larch Way", "Thornby")),
        ("school", "Fernhill Primary School", ("Fernhill Primary School", "Fernhill Primary", "Fernhill")),
        ("school", "The Village School", ("The Village School",)),
        ("school", "St Odo's School", ("St Odo's School", "St Odo's", "Saint Odo's")),
        ("school", "Saint Odo's School", ("Saint Odo's School", "Saint Odo's", "St Odo's")),
        ("school", "Academy of Fernhill", ("Academy of Fernhill", "of Fernhill", "Fernhill")),
        ("telephone", "7700 900123", ("07700 900123",)),
        ("telephone", "44 7700 900123", ("+44 7700 900123",)),
        ("telephone", "(01632) 960123", ("(01632) 960123",)),
        ("telephone", "none", ("none",)),
        ("email", "zu@example.org", ("zu@example.org", "zu at example.org", "zu at example dot org")),
        ("born", "2016-05-04", ("2016-05-04",)),
        ("number", " 943 476 5919 ", ("943 476 5919",)),
        ("number", "?", ()),
        ("number", "12/3", ()),
        (NAME, "Jo Child", ("Jo Child", "Jo")),
    ],
)  # fmt: skip
def test_each_kind_has_its_spellings(kind: str, text: str, ways: tuple[str, ...]) -> None:
    """The whole, and each part that tells by itself: no title, no particle, no town, no word that every school has."""
    assert spellings(kind, text) == ways


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("zu@example.org", "email"),
        ("+44 7700 900123", "telephone"),
        ("14 Larch Road", "address"),
        ("Thornby TS9 4QX", "address"),
        ("TC-4417", "number"),
        ("one two three four five six", "number"),
        ("Larch Road", "place"),
        ("Fernhill Primary", "school"),
        ("Zuleika Marrable", NAME),
    ],
)
def test_a_kind_is_told_by_its_shape(text: str, kind: str) -> None:
    """Where nobody said what a text is."""
    assert kind_of(text) == kind
