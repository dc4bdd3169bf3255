"""Starts what `serve.py` serves: the database's migrations, demo data, sandbox provider, server."""

import fcntl
import hashlib
import ipaddress
import json
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from portico_cli import commands
from portico_cli.account import Account
from portico_cli.children import Children
from portico_cli.failure import Failure

PYTHON = "/usr/bin/python3"
READY_TIMEOUT_S = 60
DEMO_SELLER = "northwind"
LOG_LIMIT_BYTES = 5_000_000
LOCALHOST = {"localhost", "127.0.0.1", "::1"}
ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}


@dataclass(frozen=True)
class Options:
    root: Path
    var: Path
    port: int
    bind: str
    tls_cert: Path | None
    tls_key: Path | None
    database_url: str
    public_url: str
    demo: bool
    themes: Path

    @property
    def loopback(self) -> bool:
        if self.bind == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.bind).is_loopback
        except ValueError:
            return False

    @property
    def scheme(self) -> str:
        return "https" if self.tls_cert else "http"

    @property
    def address(self) -> str:
        """How people reach it."""
        if self.public_url:
            return self.public_url.rstrip("/")
        return self._url("localhost" if self.bind in LOCALHOST | ANYWHERE.keys() else self.bind)

    @property
    def own_address(self) -> str:
        """How this machine reaches it, by an address that the server is bound to."""
        return self._url(ANYWHERE.get(self.bind, self.bind))

    @property
    def webhook_address(self) -> str:
        """How the sandbox provider reaches it: by the name that a certificate has, if there is one.

        REQUIRES: `loopback`."""
        named = self.tls_cert and self.bind in LOCALHOST
        return self._url("localhost") if named else self.own_address

    def _url(self, host: str) -> str:
        return f"{self.scheme}://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def accounts_file(self) -> Path:
        return self.var / "demo-accounts.json"


def check(options: Options, account: Account) -> None:
    """What can be said before anything is built. Raises Failure."""
    if not options.loopback and (options.demo or options.accounts_file.exists()):
        raise Failure(
            f"Demo accounts have known passwords and are never served beyond this machine "
            f"({options.bind}): use --no-demo with an empty --var, or leave --bind out."
        )
    if bool(options.tls_cert) != bool(options.tls_key):
        raise Failure("TLS needs both: give --tls-cert and --tls-key.")
    for file in (options.tls_cert, options.tls_key):
        if file and subprocess.run([*account.prefix, "test", "-r", str(file)]).returncode:
            raise Failure(f"The account {account.name} can't read {file}: let it, or copy it.")
    if subprocess.run([*account.prefix, "test", "-r", str(options.themes)]).returncode:
        raise Failure(f"{account.name} can't read {options.themes}: let that account, or copy it.")
    if options.port < 1024 and account.prefix:
        raise Failure(
            f"The account {account.name} can't listen on port {options.port}: "
            "choose one from 1024 with --port and put a proxy in front."
        )
    check_port(options.bind, options.port)


def check_port(bind: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError as error:
            raise Failure(
                f"Port {port} of {bind} can't be used ({error.strerror}): "
                "stop what uses it, or choose another with --port."
            )


def lock(var: Path) -> IO[str]:
    """Held until the process ends. One server a folder: two would share one SQLite and its jobs."""
    file = (var / ".lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise Failure(f"Another serve.py uses {var}: stop it, or choose another folder with --var.")
    return file


class Portal:
    """REQUIRES: `check` passed and the build is there."""

    def __init__(self, options: Options, account: Account, say: Callable[[str], None]) -> None:
        self.options = options
        self.account = account
        self.say = say
        self.logs = options.var / "log"
        self.logs.mkdir(parents=True, exist_ok=True)
        for log in self.logs.glob("*.log"):
            if log.stat().st_size > LOG_LIMIT_BYTES:
                log.replace(log.with_suffix(".log.1"))
        self.sandbox_port = _free_port(options.port + 1) if options.loopback else 0
        self.company_port = _free_port(options.port + 2) if options.demo else 0
        self.children = Children(account.prefix, self.logs)

    def environment(self) -> dict[str, str]:
        options = self.options
        env = {
            "HOME": str(options.var),
            "XDG_CACHE_HOME": str(options.var / "cache"),
            "PYTHONPYCACHEPREFIX": str(options.var / "cache" / "pycache"),
            "PYTHONUNBUFFERED": "1",
            "PORTICO_VAR": str(options.var),
            "PORTICO_DIST": str(options.root / "build" / "dist"),
            "PORTICO_THEMES": str(options.themes),
            "PORTICO_RULES_DIR": str(options.root / "build" / "native-release"),
            "PORTICO_SECRET_KEY_FILE": str(options.var / "secret-key"),
            "PORTICO_SANDBOX_SECRET_FILE": str(options.var / "sandbox-provider.json"),
            "PORTICO_PUBLIC_URL": options.address,
            "PORTICO_BIND": options.bind,
            "PORTICO_DEMO": "1" if options.demo else "0",
        }
        if self.sandbox_port:
            env["PORTICO_SANDBOX_URL"] = f"http://127.0.0.1:{self.sandbox_port}"
        if options.database_url:
            env["PORTICO_DATABASE_URL"] = options.database_url
        return env

    def prepare_database(self) -> None:
        """Migrates and seeds, unless an earlier start did just that to the SQLite file here."""
        stamp = self.options.var / ".prepared"
        digest = self._database_digest()
        there = (self.options.var / "portico.sqlite3").exists()
        if not self.options.database_url and there and _text(stamp) == digest:
            self._welcome_company(False)
            return
        self._manage("Migrating the database", "migrate", "--noinput", "-v", "0")
        if self.options.demo:
            if not self.options.accounts_file.exists():
                self.say("Making the demo data")
            self._manage("Making the demo data", "seed_demo")
        stamp.write_text(digest)
        self._welcome_company(bool(self.options.database_url) or not there)

    def _welcome_company(self, fresh: bool) -> None:
        """The demonstration's company site may frame the portal. `fresh`: the database is new, or
        elsewhere, and what it knows isn't known."""
        origin, key = f"http://127.0.0.1:{self.company_port}", self.options.var / "company.key"
        stamp = self.options.var / ".company"
        trusted = key.exists() and stamp.exists() and not fresh
        if not self.company_port or (trusted and _text(stamp) == origin):
            return
        self._manage("Letting the company's site in", "set_frame_origins", DEMO_SELLER, origin)
        if not trusted:
            command = [*self.account.prefix, *self._company_command(), "--make-key"]
            what, log = "Making the company's key", self.logs / "company-key.log"
            commands.run(command, what=what, log=log, cwd=self.options.root, env=self.environment())
            public = str(key.with_suffix(".pub"))
            words = ("add_host_key", DEMO_SELLER, "demo-company", "--public-key", public)
            self._manage("Trusting the company's key", *words)
        stamp.write_text(origin)

    def _company_command(self) -> list[str]:
        root = self.options.root
        command = [PYTHON, "server/demo_company/run.py", "--port", str(self.company_port)]
        command += ["--portal", self.options.address, "--pages", str(root / "shell/company")]
        return [*command, "--key", str(self.options.var / "company.key")]

    def _database_digest(self) -> str:
        found = hashlib.sha256(f"demo: {self.options.demo}".encode())
        for path in sorted(self.options.root.glob("server/*/migrations/*.py")):
            found.update(str(path).encode() + path.read_bytes())
        return found.hexdigest()

    def _manage(self, what: str, *words: str) -> None:
        commands.run(
            [*self.account.prefix, PYTHON, "server/manage.py", *words],
            what=what,
            log=self.logs / f"{words[0]}.log",
            cwd=self.options.root,
            env=self.environment(),
        )

    def start(self) -> None:
        """Returns when /healthz answers 200. Raises Failure when it doesn't."""
        options, env = self.options, self.environment()
        if self.sandbox_port:
            hook = f"{options.webhook_address}/api/v1/providers/sandbox/webhook"
            command = [PYTHON, "server/sandbox_provider/run.py", "--port", str(self.sandbox_port)]
            command += ["--var", str(options.var / "sandbox"), "--webhook-url", hook]
            command += ["--secret-file", env["PORTICO_SANDBOX_SECRET_FILE"]]
            # The provider calls a server whose certificate is of its own making, perhaps.
            trust = {"SSL_CERT_FILE": str(options.tls_cert)} if options.tls_cert else {}
            self.children.start("sandbox provider", command, {**env, **trust}, options.root)
            self._wait_for("sandbox provider", f"{env['PORTICO_SANDBOX_URL']}/healthz")
        command = [PYTHON, "-m", "portal.run"]
        command += ["--host", options.bind, "--port", str(options.port)]
        if options.tls_cert and options.tls_key:
            command += ["--tls-cert", str(options.tls_cert), "--tls-key", str(options.tls_key)]
        self.children.start("server", command, env, options.root / "server")
        if self.company_port:
            self.children.start("company site", self._company_command(), env, options.root)
        self._wait_for("server", f"{options.own_address}/healthz")
        if self.company_port:
            self._wait_for("company site", f"http://127.0.0.1:{self.company_port}/")

    def _wait_for(self, name: str, url: str) -> None:
        deadline = time.monotonic() + READY_TIMEOUT_S
        while not answers(url):
            self.children.check()
            if time.monotonic() > deadline:
                log = self.children.log(name)
                raise Failure(f"{url} doesn't answer 200: see {log}.\n{commands.tail(log)}")
            time.sleep(0.05)

    def print_welcome(self) -> None:
        self.say(f"Portico is ready: {self.options.address}")
        if self.company_port:
            self.say(f"In a frame of a company's site: http://127.0.0.1:{self.company_port}")
        if not self.options.demo or not self.options.accounts_file.exists():
            return
        self.say("Demo accounts:")
        for person in json.loads(self.options.accounts_file.read_text()):
            customers = ", ".join(person["customers"])
            line = f"  {person['email']:<28} {person['password']:<22} {person['name']}"
            self.say(f"{line}, {person['role']}{f' of {customers}' if customers else ''}")
            if "kiosk" in person:
                number, code = person["kiosk"]["customer_number"], person["kiosk"]["code"]
                self.say(f"    at a kiosk: customer number {number}, code {code}")


def _text(file: Path) -> str:
    return file.read_text() if file.exists() else ""


def answers(url: str) -> bool:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context)
    )
    with suppress(urllib.error.URLError, OSError):
        with opener.open(url, timeout=2) as answer:
            return int(answer.status) == 200
    return False


def _free_port(wanted: int) -> int:
    for port in (wanted, 0):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise Failure("This machine has no free port for the sandbox provider: stop something first.")
