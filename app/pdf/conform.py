"""What ReportLab leaves out: the structure tree, what PDF/UA-1 and PDF/A-3a ask for, and the attached record."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, Literal
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from app.paths import resources
from app.pdf.structure import Element, Mark

_NO_CHARACTER = re.compile(rb"<[0-9A-F]{2}> <0000>\n")
_MAPPINGS = re.compile(rb"\d+ beginbfchar\n((?:<[0-9A-F]{2}> <[0-9A-F]{4,8}>\n)*)endbfchar")
_MOST_MAPPINGS = 100
"""A list of mappings holds no more (PDF 1.7, section 9.10.3)."""


PACKED: Literal[3] = 3
"""How hard the compressor tries, of 9: a fiftieth larger than at 6, and the whole paper done a twentieth sooner."""

_MISTAKEN = b"\r\nendstream"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the paper: its name, what it is in a few words, its media type and its bytes."""

    name: str
    what: str
    media: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Facts:
    """What the metadata say: the title, which names nobody, the language, and the time (ISO 8601 and as PDF has it)."""

    title: str
    language: str
    made: str
    stamp: str


def conforming(
    drawn: bytes, root: Element, marks: Sequence[Sequence[Element]], facts: Facts, attached: Attachment | None
) -> bytes:
    """The paper as drawn, made conforming. `marks`: of each page, the elements of its stretches of content."""
    out = BytesIO()
    with Pdf.open(BytesIO(drawn)) as pdf:
        pdf.Root.Lang = String(facts.language)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.Root.Metadata = _metadata(pdf, facts)
        pdf.Root.OutputIntents = Array([_output_intent(pdf)])
        _fonts(pdf)
        _tree(pdf, root, marks)
        if attached is not None:
            _attach(pdf, attached, facts.stamp)
        pikepdf.settings.set_flate_compression_level(PACKED)
        pdf.save(out, deterministic_id=True, fix_metadata_version=False)
    return _unambiguous(out.getvalue())


def _unambiguous(paper: bytes) -> bytes:
    """The same paper with no packed stream whose last byte is a carriage return: with the line end that follows, a
    reader could take it for a part of that (PDF/A-3, 6.1.7.1). Such a stream is left as it is, unpacked."""
    if _MISTAKEN not in paper:
        return paper
    out = BytesIO()
    with Pdf.open(BytesIO(paper)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream) and each.read_raw_bytes().endswith(b"\r"):
                each.write(each.read_bytes())
        pdf.save(out, deterministic_id=True, fix_metadata_version=False, compress_streams=False)
    return out.getvalue()


def _tree(pdf: Pdf, root: Element, marks: Sequence[Sequence[Element]]) -> None:
    pages = [page.obj for page in pdf.pages]
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    made: dict[int, Object] = {}
    tree.K = _element(pdf, root, tree, pages, made)
    parents = Array()
    for number, (page, elements) in enumerate(zip(pages, marks, strict=True)):
        page.StructParents = number
        page.Tabs = Name.S
        parents.append(number)
        parents.append(pdf.make_indirect(Array([made[id(element)] for element in elements])))
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=parents))
    tree.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = tree


def _element(pdf: Pdf, element: Element, parent: Object, pages: Sequence[Object], made: dict[int, Object]) -> Object:
    said: dict[str, Any] = {"/Type": Name.StructElem, "/S": _name(element.role), "/P": parent}
    attributes = _attributes(element)
    if attributes is not None:
        said["/A"] = attributes
    if element.alt:
        said["/Alt"] = String(element.alt)
    first = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    if first is not None:
        said["/Pg"] = pages[first]
    here = made[id(element)] = pdf.make_indirect(Dictionary(said))
    kids: list[Any] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(_element(pdf, kid, here, pages, made))
        elif kid.page == first:
            kids.append(kid.number)
        else:
            kids.append(Dictionary(Type=Name.MCR, Pg=pages[kid.page], MCID=kid.number))
    if kids:
        here.K = Array(kids)
    return here


@cache
def _name(role: str) -> Name:
    return Name(f"/{role}")


def _attributes(element: Element) -> Dictionary | None:
    if element.scope:
        return Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
    if element.box is not None:
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(edge, 2) for edge in element.box]))
    if element.role == "L":
        return Dictionary(O=Name.List, ListNumbering=Name("/None"))
    return None


def _fonts(pdf: Pdf) -> None:
    """Takes the mappings to U+0000 out, which ReportLab writes for every code that it left free."""
    seen = set()
    for page in pdf.pages:
        for font in page.resources.get("/Font", Dictionary()).values():
            if font.objgen in seen or "/ToUnicode" not in font:
                continue
            seen.add(font.objgen)
            stream = font.ToUnicode
            stream.write(_MAPPINGS.sub(_mapped, stream.read_bytes()))


def _mapped(found: re.Match[bytes]) -> bytes:
    kept = _NO_CHARACTER.sub(b"", found[1]).splitlines(keepends=True)
    parts = [kept[at : at + _MOST_MAPPINGS] for at in range(0, len(kept), _MOST_MAPPINGS)]
    return b"\n".join(b"%d beginbfchar\n%sendbfchar" % (len(part), b"".join(part)) for part in parts)


@cache
def _profile() -> bytes:
    return (resources() / "colour" / "sRGB.icc").read_bytes()


def _output_intent(pdf: Pdf) -> Dictionary:
    profile = pdf.make_stream(_profile(), N=3)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )


def _attach(pdf: Pdf, file: Attachment, stamp: str) -> None:
    digest = hashlib.md5(file.body, usedforsecurity=False).digest()  # PDF asks for this one, as a check of transport
    body = pdf.make_stream(
        file.body,
        Type=Name.EmbeddedFile,
        Subtype=Name("/" + file.media),
        Params=Dictionary(Size=len(file.body), ModDate=String(stamp), CheckSum=String(digest)),
    )
    filespec = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(file.name),
            UF=String(file.name),
            Desc=String(file.what),
            AFRelationship=Name.Source,
            EF=Dictionary(F=body, UF=body),
        )
    )
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String(file.name), filespec])))
    pdf.Root.AF = Array([filespec])


def _metadata(pdf: Pdf, facts: Facts) -> pikepdf.Stream:
    said = _XMP.format(title=escape(facts.title), language=escape(facts.language), made=facts.made)
    return pdf.make_stream(said.encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Sharewell</xmp:CreatorTool>
<pdf:Producer>Sharewell</pdf:Producer>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that this file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
