"""What a file says about itself to programs: its title, its language, that it can be heard (PDF/UA-1).

Nothing here knows the clock: the same page has the same properties.
"""

from __future__ import annotations

from html import escape
from typing import Any

from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.letters import plain
from okrdesk.reports.paper.operators import document

MAKER = "OKR Desk"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{kind}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{maker}</xmp:CreatorTool>
<pdf:Producer>{maker}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def describe(canvas: Any, head: Head, kind: str) -> None:
    """Give a canvas the properties of its file: in its dictionary, and as the packet that PDF/UA asks for."""
    from okrdesk.reports.paper.packet import Packet

    title = title_of(head) or kind
    author = " ".join(plain(head.author).split())
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(kind)
    canvas.setCreator(MAKER)
    canvas.setProducer(MAKER)
    if head.on is not None:
        made = f"D:{head.on:%Y%m%d}000000Z"
        canvas.setDateFormatter(lambda *_now: made)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    told = {"title": title, "author": author, "kind": kind, "language": head.language, "maker": MAKER}
    packet = _PACKET.format(**{name: escape(text, quote=False) for name, text in told.items()})
    document(canvas).Catalog.Metadata = Packet(packet)


def title_of(head: Head) -> str:
    """The title of the file: the workspace and its cycle in one line."""
    return " · ".join(" ".join(plain(part).split()) for part in (head.workspace, head.cycle) if part)
