"""The whole server as one ASGI application.

REST goes to Django in threads, `/api/v1/events` to the stream, everything else is a file
of the built client. What holds for every request stands here: its id, proxies, the host,
the guard of demo data, the headers of every answer.
"""
from __future__ import annotations

import asyncio
import logging
import os
import secrets
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402

_wsgi = get_wsgi_application()

from django.conf import settings  # noqa: E402
from django.http.request import split_domain_port, validate_host  # noqa: E402

from accounts.sessions import cookie_name  # noqa: E402
from events import stream  # noqa: E402
from events.hub import Hub  # noqa: E402
from jobs.worker import Worker  # noqa: E402
from portal import demo, logs  # noqa: E402
from portal.problems import Problem, server_error  # noqa: E402
from portal.serving import framed, proxies, upload_trial  # noqa: E402
from portal.serving.answering import Receive, Send, answer_problem, with_headers  # noqa: E402
from portal.serving.pages import Asked, Naming, name_theme  # noqa: E402
from portal.serving.rest import Disconnected, RestPool  # noqa: E402
from portal.serving.static import StaticFiles  # noqa: E402

log = logging.getLogger("portico.requests")
errors = logging.getLogger("portico.errors")

EVENTS_PATH = "/api/v1/events"


class Application:
    def __init__(self) -> None:
        self.hub = Hub()
        self.rest = RestPool(_wsgi, settings.THREADS, settings.BODY_LIMIT_BYTES)
        self._static = StaticFiles(Path(settings.DIST), demo=settings.DEMO)
        self._trusted = proxies.networks(settings.TRUSTED_PROXIES)
        self._worker = Worker() if settings.RUN_WORKER else None

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        logs.configure()
        self.hub.start(asyncio.get_running_loop())
        if self._worker is not None:
            self._worker.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await asyncio.get_running_loop().run_in_executor(None, self._stop)
        await send({"type": "lifespan.shutdown.complete"})

    def _stop(self) -> None:
        self.rest.close()
        if self._worker is not None:
            self._worker.stop()
        self.hub.stop()

    async def _http(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        request_id = secrets.token_hex(8)
        sending, statuses = with_headers(send, request_id)
        started = time.perf_counter()
        problem: Problem | None = None
        try:
            await self._route(proxies.resolve(scope, self._trusted), request_id, receive, sending)
        except Disconnected:
            pass
        except Problem as raised:
            problem = raised
        except Exception as error:  # Our own mistake: told to the log, not to the client.
            errors.error("unexpected", exc_info=error, extra={"fields": {"request_id": request_id}})
            problem = server_error()
        if problem is not None and not statuses:
            unread = problem.status in (408, 413)
            head = scope["method"] == "HEAD"
            await answer_problem(sending, problem, request_id, head=head, close=unread)
        if problem is not None:
            milliseconds = round((time.perf_counter() - started) * 1000, 1)
            fields = {"request_id": request_id, "method": scope["method"]}
            fields.update(problem=problem.type, status=problem.status, duration_ms=milliseconds)
            log.info("turned away", extra={"fields": fields})

    async def _route(
        self, scope: dict[str, Any], request_id: str, receive: Receive, send: Send
    ) -> None:
        if framed.is_framed(scope["path"]):
            scope = framed.inner(scope)
        path = scope["path"]
        headers = dict(scope["headers"])
        _check_host(headers.get(b"host", b"").decode("latin-1"))
        demo.check_reach((scope.get("server") or ("127.0.0.1", 0))[0])
        if path == EVENTS_PATH and scope["method"] == "GET":
            name = cookie_name(framed.MARK in scope)
            cookie = _cookie(headers.get(b"cookie", b""), name)
            last = headers.get(b"last-event-id", b"").decode("latin-1") or None
            await stream.serve(self.hub, cookie, last, receive, send)
        elif path.startswith("/api/") or path in ("/api", "/healthz"):
            await self.rest.serve(scope, request_id, receive, send)
        elif path == upload_trial.PATH and settings.DEMO:
            await upload_trial.serve(scope, receive, send)
        else:
            await self._static.serve(scope, send, self._name_theme)

    async def _name_theme(self, asked: Asked) -> Naming:
        naming: Naming = await self.rest.run(name_theme, asked)
        return naming


def _check_host(host: str) -> None:
    domain, _ = split_domain_port(host)
    if not domain or not validate_host(domain, settings.ALLOWED_HOSTS):
        raise Problem("misdirected", 421, "This server is not asked by this name.")


def _cookie(header: bytes, wanted: str) -> str:
    for part in header.decode("latin-1").split(";"):
        name, _, value = part.strip().partition("=")
        if name == wanted:
            return value
    return ""


application = Application()
