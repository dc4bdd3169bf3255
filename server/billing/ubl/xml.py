"""Reads untrusted XML into small nodes that know their line.

One parser, expat, behind defusedxml: a document type declaration is refused before anything
in it is looked at, so that there are no entities to expand or fetch. Size, depth and number
of elements are bounded. Whatever is wrong with a file is one `XmlRefused` with one sentence.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl, InputSource, Locator

from defusedxml.common import DefusedXmlException, DTDForbidden
from defusedxml.expatreader import create_parser

MAX_BYTES = 32 * 1024 * 1024  # an invoice with its embedded attachments
MAX_DEPTH = 40  # UBL's own deepest path is 14
MAX_ELEMENTS = 500_000
MAX_ATTRIBUTES = 64  # of one element


class XmlRefused(ValueError):
    """The file is not XML that may be read. `line` is 0 where none applies."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(slots=True)
class Node:
    """An element: namespace, local name, attributes without namespace, own text, line from 1."""

    namespace: str
    name: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    children: list[Node] = field(default_factory=list)

    def all(self, name: str) -> list[Node]:
        return [child for child in self.children if child.name == name]

    def first(self, *path: str) -> Node | None:
        node = self
        for name in path:
            found = next((child for child in node.children if child.name == name), None)
            if found is None:
                return None
            node = found
        return node

    def value(self, *path: str) -> str:
        """The text at the path, its white space as single spaces; "" where there is none."""
        node = self.first(*path)
        return " ".join(node.text.split()) if node is not None else ""


class _Builder(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.root: Node | None = None
        self._stack: list[Node] = []
        self._text: list[list[str]] = []
        self._elements = 0
        self._locator: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 (SAX)
        self._locator = locator

    def _line(self) -> int:
        return (self._locator.getLineNumber() or 0) if self._locator else 0

    def startElementNS(  # noqa: N802 (SAX)
        self,
        name: tuple[str | None, str],
        qname: str | None,
        attrs: AttributesNSImpl,
    ) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise XmlRefused(f"The file has more than {MAX_ELEMENTS} elements.", self._line())
        if len(self._stack) >= MAX_DEPTH:
            raise XmlRefused(f"Elements are nested deeper than {MAX_DEPTH}.", self._line())
        if len(attrs) > MAX_ATTRIBUTES:
            raise XmlRefused(f"An element has more than {MAX_ATTRIBUTES} attributes.", self._line())
        attributes = {key[1]: value for key, value in attrs.items() if not key[0]}
        node = Node(name[0] or "", name[1], attributes, self._line())
        if self._stack:
            self._stack[-1].children.append(node)
        else:
            self.root = node
        self._stack.append(node)
        self._text.append([])

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: N802
        self._stack.pop().text = "".join(self._text.pop())

    def characters(self, content: str) -> None:
        if self._text:
            self._text[-1].append(content)


def parse(data: bytes) -> Node:
    """The root element of an XML file. Errors: XmlRefused."""
    if len(data) > MAX_BYTES:
        raise XmlRefused(f"The file is larger than {MAX_BYTES // (1024 * 1024)} MB.")
    if not data.strip(b" \t\r\n\0"):
        raise XmlRefused("The file is empty.")
    parser = create_parser(forbid_dtd=True, forbid_entities=True, forbid_external=True)
    parser.setFeature(feature_namespaces, True)
    builder = _Builder()
    parser.setContentHandler(builder)
    source = InputSource()
    source.setByteStream(io.BytesIO(data))
    try:
        parser.parse(source)
    except DTDForbidden as error:
        raise XmlRefused(
            "The file has a document type declaration, which e-invoices must not have.",
            parser.getLineNumber() or 0,
        ) from error
    except DefusedXmlException as error:
        raise XmlRefused("The file defines XML entities, which e-invoices must not do.") from error
    except SAXParseException as error:
        line = error.getLineNumber() or 0
        raise XmlRefused(f"The file is not well-formed XML: {error.getMessage()}.", line) from error
    except (SAXException, LookupError, UnicodeError, ValueError) as error:
        if isinstance(error, XmlRefused):
            raise
        raise XmlRefused(f"The file cannot be read as XML: {error}.") from error
    if builder.root is None:
        raise XmlRefused("The file has no root element.")
    return builder.root
