"""The built client: files of PORTICO_DIST, compressed beforehand, cached by their names; and the
brands of PORTICO_THEMES, which need no build."""
from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Awaitable, Callable

from django.conf import settings

from portal import themes
from portal.middleware.conditional import matches
from portal.problems import Problem, not_found
from portal.serving import framed, webapp
from portal.serving.answering import Header, Send, answer
from portal.serving.pages import Asked, Naming, asked, branded, with_origins

MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}
# Names that carry a hash of what they hold never change: app-3f9c02ab.js
HASHED = re.compile(r"-[0-9A-Za-z_]{8,}\.[a-z0-9]+$")
SEGMENT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
# The one script that pages of other sites load; it holds nothing of anybody.
EMBED_SCRIPT = re.compile(r"/embed(-[0-9a-f]+)?\.js")
# What people do on a device of their own for signing in at a kiosk.
FOR_KIOSKS = re.compile(r"/kiosk-code|/pair/[\w-]+")
FOR_ALL_SITES = (
    (b"access-control-allow-origin", b"*"),
    (b"cross-origin-resource-policy", b"cross-origin"),
)
CACHE_BYTES = 32 * 1024 * 1024
THEMES = "/themes/"
FIRST_PAINT = "first.css"  # of each theme, made from it
THEME_LIST = "/themes/index.json"  # of a demonstration
PREVIEW = "/theme-preview"  # of a demonstration

# The theme that a page is to show, asked for when one is served.
Name = Callable[[Asked], Awaitable[Naming]]


@dataclass(frozen=True)
class File:
    name: str
    body: bytes
    etag: str
    encoding: bytes = b""  # of the body: "br", "gzip" or as it is


class StaticFiles:
    def __init__(self, folder: Path, demo: bool = False) -> None:
        self._demo = demo
        self._folder = folder.resolve()
        self._cache: OrderedDict[tuple[str, int, int], File] = OrderedDict()
        self._cached_bytes = 0

    async def serve(self, scope: dict[str, Any], send: Send, name: Name) -> None:
        """Raises Problem where there is nothing to serve."""
        if scope["method"] not in ("GET", "HEAD"):
            allow = {"Allow": "GET, HEAD"}
            raise Problem("method-not-allowed", 405, "This can't be done here.", headers=allow)
        said = {key: value.decode("latin-1") for key, value in scope["headers"]}
        encodings = _tokens(said.get(b"accept-encoding", ""))
        brotli = "br" in encodings
        named: tuple[Header, ...] = ()
        file = self.find(scope["path"], brotli)
        if scope["path"] == webapp.MANIFEST:
            naming = await name(asked(dict(scope["headers"]), b""))
            file = made(scope["path"], webapp.manifest(naming.theme))
        if file is None and (scope["path"] == "/" or is_navigation(said)):
            inside = framed.MARK in scope
            if inside and said.get(b"sec-fetch-dest") == "document":
                await self._serve_beside_frame(scope, send)
                return
            query = scope.get("query_string", b"")
            naming = await name(asked(dict(scope["headers"]), query, inside))
            file = self._page_of(scope["path"], inside, naming)
            if file is None:
                raise Problem("not-built", 503, "The portal is not built yet.")
            body = with_origins(file.body, naming.origins)
            file = made(file.name, branded(body, naming.theme))
            if "gzip" in encodings:
                file = replace(file, body=packed(file.body), encoding=b"gzip")
            named = naming.headers
        if file is None:
            raise not_found()
        headers = [*headers_of(file), *named]
        if matches(said.get(b"if-none-match", ""), file.etag) and not _is_page(file):
            await answer(send, 304, [pair for pair in headers if pair[0] != b"content-type"])
            return
        headers.append((b"content-length", str(len(file.body)).encode()))
        await answer(send, 200, headers, b"" if scope["method"] == "HEAD" else file.body)

    async def _serve_beside_frame(self, scope: dict[str, Any], send: Send) -> None:
        """An address of the frame in a window of its own: the portal's page, but for payments."""
        back = self.find("/frame-return.html", False)
        if scope["path"] == framed.PAYMENT_RETURN and back is not None:
            length = (b"content-length", str(len(back.body)).encode())
            headers = [*headers_of(back), *framed.RETURN_HEADERS, length]
            await answer(send, 200, headers, b"" if scope["method"] == "HEAD" else back.body)
        else:
            address = (b"location", framed.own_address(scope))
            await answer(send, 302, [address, (b"cache-control", b"no-store")])

    def _page_of(self, path: str, inside: bool, naming: Naming) -> File | None:
        """The gallery is for those who work on the kit; every other address is the portal's."""
        if inside:
            return self.find("/frame.html", False)
        if naming.is_kiosk:
            return self.find("/kiosk.html", False)
        if naming.has_session and FOR_KIOSKS.fullmatch(path):
            return self.find("/for-kiosks.html", False)
        in_gallery = path == "/gallery" or path.startswith("/gallery/")
        page = self.find("/gallery.html", False) if in_gallery else None
        if page is None and not naming.has_session:
            page = self.find("/entrance.html", False)
        return page or self.find("/index.html", False)

    def find(self, path: str, brotli: bool) -> File | None:
        segments = path.split("/")[1:]
        if not segments or not all(SEGMENT.fullmatch(segment) for segment in segments):
            return None
        if path in (PREVIEW, PREVIEW + ".html", THEME_LIST):
            return self._of_demonstration(path)
        if path.startswith(THEMES) and len(segments) > 2:
            return self._of_theme(path, segments[1], "/".join(segments[2:]), brotli)
        if Path(path).suffix not in MEDIA_TYPES:
            return None
        if path.startswith("/gallery") and not self._demo:
            return None
        plain = self._folder.joinpath(*segments)
        if brotli:
            packed = self._read(plain.with_name(plain.name + ".br"), path, True)
            if packed is not None:
                return packed
        return self._read(plain, path, False)

    def _of_demonstration(self, path: str) -> File | None:
        if not self._demo:
            return None
        if path == THEME_LIST:
            found = [
                {"id": name, "name": themes.described(name).get("name", name)}
                for name in themes.names()
            ]
            return made(path, json.dumps(found).encode())
        return self._read(self._folder / "theme-preview.html", "/theme-preview.html", False)

    def _of_theme(self, path: str, theme: str, name: str, brotli: bool) -> File | None:
        if name == FIRST_PAINT and themes.described(theme):
            return made(path, themes.first_paint(theme).encode())
        if name == webapp.ICON:
            icon = webapp.icon(theme)
            return made(path, icon) if icon else None
        file = themes.find(theme, name)
        if file is None or file.suffix not in MEDIA_TYPES:
            return None
        if brotli:
            packed = self._read(file.with_name(file.name + ".br"), path, True)
            if packed is not None:
                return packed
        return self._read(file, path, False)

    def _read(self, file: Path, name: str, brotli: bool) -> File | None:
        try:
            found = file.stat()
            key = (str(file), found.st_mtime_ns, found.st_size)
            if key in self._cache:
                self._cache.move_to_end(key)
                return self._cache[key]
            folders = (self._folder, Path(settings.THEMES).resolve())
            if not file.is_file() or not set(folders) & set(file.resolve().parents):
                return None
            body = file.read_bytes()
        except OSError:
            return None
        read = made(name, body, brotli)
        self._keep(key, read)
        return read

    def _keep(self, key: tuple[str, int, int], file: File) -> None:
        self._cache[key] = file
        self._cached_bytes += len(file.body)
        while self._cached_bytes > CACHE_BYTES:
            _, dropped = self._cache.popitem(last=False)
            self._cached_bytes -= len(dropped.body)


def made(name: str, body: bytes, brotli: bool = False) -> File:
    etag = hashlib.sha256(body).hexdigest()[:20]
    return File(name, body, f'"{etag}{"-br" if brotli else ""}"', b"br" if brotli else b"")


@lru_cache(maxsize=64)
def packed(page: bytes) -> bytes:
    """A page holds no secret, so that its length may be seen (BREACH)."""
    return gzip.compress(page, mtime=0)


def _is_page(file: File) -> bool:
    return file.name.endswith(".html")


def headers_of(file: File) -> list[Header]:
    media_type = MEDIA_TYPES[Path(file.name).suffix]
    headers = [(b"content-type", media_type.encode()), (b"vary", b"Accept-Encoding")]
    if _is_page(file):
        headers.append((b"cache-control", b"no-store"))
    elif HASHED.search(file.name):
        headers.append((b"cache-control", b"public, max-age=31536000, immutable"))
    else:
        headers.append((b"cache-control", b"no-cache"))
    headers.append((b"etag", file.etag.encode()))
    if EMBED_SCRIPT.fullmatch(file.name):
        headers += FOR_ALL_SITES
    if file.encoding:
        headers.append((b"content-encoding", file.encoding))
    return headers


def is_navigation(headers: dict[bytes, str]) -> bool:
    """A person opened an address: any of them is the portal's. A missing script is not."""
    if headers.get(b"sec-fetch-mode", "navigate") != "navigate":
        return False
    return "text/html" in headers.get(b"accept", "")


def _tokens(accepted: str) -> set[str]:
    """Encodings that are accepted: those whose weight is not 0 (RFC 9110, 12.5.3)."""
    found = set()
    for part in accepted.lower().split(","):
        name, _, weight = part.strip().partition(";")
        if weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000"):
            found.add(name.strip())
    return found
