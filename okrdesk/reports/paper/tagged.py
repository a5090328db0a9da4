"""A tagged PDF on the reportlab canvas: the structure tree that screen readers and search follow.

An `Element` is made while the page is laid out and gathers its marked content while it is drawn, so one
element may reach over several pages. Everything that is not content is marked as an artifact.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from okrdesk.reports.paper.letters import unsteered
from okrdesk.reports.paper.operators import document, emit

Box = tuple[float, float, float, float]


@dataclass
class Element:
    """A node of the structure tree: its role ("H1", "TR", "Figure" …), alternative text and children."""

    role: str
    alt: str = ""
    row_head: bool = False
    column_head: bool = False
    span: int = 1
    box: Box | None = None
    children: list[Element | tuple[int, int]] = field(default_factory=list)

    def add(
        self, role: str, alt: str = "", row_head: bool = False, column_head: bool = False, span: int = 1
    ) -> Element:
        """A new last child: a cell that names its row or column, or spans several columns, says so."""
        child = Element(role, unsteered(alt), row_head, column_head, span)
        self.children.append(child)
        return child

    def is_empty(self) -> bool:
        """True when nothing was drawn for it or below it."""
        return not any(isinstance(child, tuple) or not child.is_empty() for child in self.children)

    def shows(self, child: Element) -> bool:
        """Whether a child is told: every cell of a row, so that its columns count, else what was drawn."""
        return self.role == "TR" or not child.is_empty()


class Tagger:
    """Marks what is drawn on a canvas and writes the structure tree into the file at the end."""

    def __init__(self, canvas: Any, root: Element, mirror: float = 0.0) -> None:
        """Mark on a canvas; `mirror` is the width of pages that read from the right."""
        self._canvas = canvas
        self._root = root
        self._mirror = mirror
        self._pages: list[tuple[Any, list[Element]]] = []
        self._marked: list[Element] = []

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to the element."""
        number = len(self._marked)
        self._marked.append(element)
        element.children.append((len(self._pages), number))
        self._operator(f"/{element.role} <</MCID {number}>> BDC")
        yield
        self._operator("EMC")

    @contextmanager
    def artifact(self, *, around: bool = False) -> Iterator[None]:
        """What is drawn inside is decoration, or stands around every page (`around`)."""
        self._operator("/Artifact <</Type /Pagination>> BDC" if around else "/Artifact BMC")
        yield
        self._operator("EMC")

    def _operator(self, text: str) -> None:
        emit(self._canvas, text)

    def end_page(self) -> None:
        """Close the page, in the canvas too."""
        self._pages.append((document(self._canvas).thisPageRef(), self._marked))
        self._marked = []
        self._canvas.showPage()

    def finish(self) -> None:
        """Write the tree; call it once, after the last page and before saving."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

        doc = document(self._canvas)
        names: dict[int, str] = {}
        self._name(self._root, names)
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        tree_reference = doc.Reference(tree, "okr-structure")
        tree["K"] = PDFArray([self._write(self._root, tree_reference, names)])
        numbers: list[Any] = []
        for page, (_reference, marked) in enumerate(self._pages):
            numbers += [page, PDFArray([_named(names[id(element)]) for element in marked])]
        tree["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
        tree["ParentTreeNextKey"] = len(self._pages)
        doc.Catalog.StructTreeRoot = tree_reference
        doc.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        for page, (reference, _marked) in enumerate(self._pages):
            drawn = doc.idToObject[reference.name]
            drawn.__NoDefault__ = [*drawn.__NoDefault__, "StructParents", "Tabs"]
            drawn.StructParents = page
            drawn.Tabs = PDFName("S")

    def _name(self, element: Element, names: dict[int, str]) -> None:
        names[id(element)] = f"okr-element-{len(names)}"
        for child in element.children:
            if isinstance(child, Element) and element.shows(child):
                self._name(child, names)

    def _write(self, element: Element, parent: Any, names: dict[int, str]) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        entry = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent})
        reference = document(self._canvas).Reference(entry, names[id(element)])
        if element.alt:
            entry["Alt"] = PDFString(element.alt)
        attributes: list[Any] = []
        cell: dict[str, Any] = {}
        if element.row_head or element.column_head:
            cell["Scope"] = PDFName("Row" if element.row_head else "Column")
        if element.span > 1:
            cell["ColSpan"] = element.span
        if cell:
            attributes.append(PDFDictionary({"O": PDFName("Table"), **cell}))
        if self._mirror and element is self._root:
            attributes.append(PDFDictionary({"O": PDFName("Layout"), "WritingMode": PDFName("RlTb")}))
        if element.box:
            left, low, right, high = element.box
            if self._mirror:
                left, right = self._mirror - right, self._mirror - left
            corners = PDFArray([f"{value:.2f}" for value in (left, low, right, high)])
            attributes.append(
                PDFDictionary({"O": PDFName("Layout"), "BBox": corners, "Placement": PDFName("Block")})
            )
        if attributes:
            entry["A"] = PDFArray(attributes)
        kids: list[Any] = []
        for child in element.children:
            if isinstance(child, tuple):
                page, number = child
                content = {"Type": PDFName("MCR"), "Pg": self._pages[page][0], "MCID": number}
                kids.append(PDFDictionary(content))
            elif element.shows(child):
                kids.append(self._write(child, reference, names))
        entry["K"] = PDFArray(kids)
        return reference


def _named(name: str) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFObjectReference

    return PDFObjectReference(name)
