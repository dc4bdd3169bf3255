"""Supporting documents of a UBL document: embedded files and external links (BG-24)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from typing import Any

from billing.ubl.fields import Reading, UblRefused

MAX_FILE_BYTES = 16 * 1024 * 1024
MAX_FILES = 100
OBJECT_TYPE_CODE = "130"  # UNTDID 1001: the invoiced object's identifier, BT-18
PROJECT_TYPE_CODE = "50"  # in credit notes, which have no ProjectReference, BT-11
WEB_ADDRESS = re.compile(r"https?://[^\s/]\S*\Z", re.IGNORECASE)
BARE_ADDRESS = re.compile(r"www\.[^\s:@]+\Z", re.IGNORECASE)  # as many write one
MEDIA_TYPE = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+-]+\Z")


@dataclass(frozen=True)
class EmbeddedFile:
    """One attachment; `content` is None for a link."""

    reference: str
    filename: str
    media_type: str
    description: str
    url: str
    content: bytes | None


def read_references(at: Reading) -> tuple[list[EmbeddedFile], dict[str, Any]]:
    """The files, and what the body keeps of the references."""
    files: list[EmbeddedFile] = []
    kept: dict[str, Any] = {"attachments": [], "object_reference": "", "project_reference": ""}
    for reference in at.each("AdditionalDocumentReference", path="attachments"):
        node = reference.node
        name = reference.text("ID", limit=200)
        code = reference.text("DocumentTypeCode")
        holder = node.first("Attachment")
        if holder is None and code == OBJECT_TYPE_CODE:
            kept["object_reference"] = name
            continue
        if holder is None and code == PROJECT_TYPE_CODE:
            kept["project_reference"] = name
            continue
        binary = node.first("Attachment", "EmbeddedDocumentBinaryObject")
        url = node.value("Attachment", "ExternalReference", "URI")
        content: bytes | None = None
        filename, media_type = name or "attachment", "application/octet-stream"
        if binary is not None:
            content = _decoded(binary.text, binary.line)
            filename = safe_filename(binary.attributes.get("filename", "")) or filename
            said = binary.attributes.get("mimeCode", "").strip().lower()
            media_type = said if MEDIA_TYPE.match(said) else media_type
        file = EmbeddedFile(
            reference=name,
            filename=safe_filename(filename) or "attachment",
            media_type=media_type[:100],
            description=reference.text("DocumentDescription") or reference.text("DocumentType"),
            url=url[:2000],
            content=content,
        )
        files.append(file)
        if len(files) > MAX_FILES:
            raise UblRefused(f"There are more than {MAX_FILES} supporting documents.", node.line)
        kept["attachments"].append(described(file))
    return files, kept


def described(file: EmbeddedFile) -> dict[str, Any]:
    """What the body keeps of a supporting document."""
    is_link = file.content is None
    kept: dict[str, Any] = {
        "reference": file.reference,
        "filename": "" if is_link else file.filename,
        "media_type": "" if is_link else file.media_type,
        "description": file.description,
        "url": file.url,
        "sha256": hashlib.sha256(file.content or b"").hexdigest() if not is_link else "",
    }
    found = {key: value for key, value in kept.items() if value}
    return found if file.content is None else {**found, "size_bytes": len(file.content)}


def web_address(uri: str) -> str:
    """A document's link where a browser may open it, else "": never javascript:, data: or paths."""
    if WEB_ADDRESS.match(uri):
        return uri
    return f"https://{uri}" if BARE_ADDRESS.match(uri) else ""


def safe_filename(name: str) -> str:
    """The last path part without control characters; at most 150 characters."""
    last = re.split(r"[\\/]", name)[-1]
    cleaned = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(" .")
    stem, dot, extension = cleaned.rpartition(".")
    if not dot:
        return cleaned[:150]
    return f"{stem[:140]}.{extension[:9]}"


def _decoded(text: str, line: int) -> bytes:
    compact = "".join(text.split())
    if len(compact) > MAX_FILE_BYTES * 4 // 3 + 4:
        raise UblRefused(
            f"An embedded file is larger than {MAX_FILE_BYTES // (1024 * 1024)} MB.", line
        )
    compact += "=" * (-len(compact) % 4)  # some leave the padding out
    try:
        return base64.b64decode(compact, validate=True)
    except binascii.Error:
        raise UblRefused("An embedded file is not valid base64.", line) from None
