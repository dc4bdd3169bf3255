#!/usr/bin/python3
"""Builds what is missing and serves the portal, with demo data, on http://localhost:8080.

  ./serve.py           installs missing packages, builds, migrates, seeds and serves
  ./serve.py kiosk     the same, and shows it full screen, as a device that many people use;
                       --portal URL --token-file FILE: of a portal that is served elsewhere
  ./serve.py bundle    makes var/portico-<version>.tar.gz, which serves without a compiler
  ./serve.py check-theme themes/acme
                       says what a brand lacks: its schema, its files, its contrast
"""

import argparse
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "tools"))

from portico_cli import account, build, bundle, check_theme, kiosk, server  # noqa: E402
from portico_cli.failure import Failure  # noqa: E402


class Stop(Exception):
    """Ctrl-C, or a signal that asks us to end."""


def say(text: str) -> None:
    print(text, flush=True)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "command", nargs="?", choices=["serve", "kiosk", "bundle", "check-theme"], default="serve"
    )
    parser.add_argument("folder", nargs="?", type=Path, help="of the theme to check")
    parser.add_argument("--port", type=int, default=8080, help="port to listen on (8080)")
    parser.add_argument("--bind", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--public-url", default="", help="how people reach it, behind a proxy")
    parser.add_argument("--tls-cert", type=Path, help="certificate chain, PEM: serve https")
    parser.add_argument("--tls-key", type=Path, help="its private key, PEM")
    parser.add_argument(
        "--database-url",
        default=os.environ.get("PORTICO_DATABASE_URL", ""),
        help="postgresql://user:password@host:port/name; the default is SQLite in --var",
    )
    parser.add_argument("--var", type=Path, default=ROOT / "var", help="folder of the data (var/)")
    parser.add_argument("--no-demo", action="store_true", help="no demo data")
    parser.add_argument("--no-build", action="store_true", help="serve what is built already")
    parser.add_argument(
        "--themes", type=Path, help="folder of further brands, shown without a build (themes/)"
    )
    parser.add_argument("--portal", default="", help="kiosk: address of a portal served elsewhere")
    parser.add_argument("--token-file", type=Path, help="kiosk: what manage.py add_kiosk wrote")
    parser.add_argument("--browser", default="chromium", help="kiosk: Chromium, or its like")
    parser.add_argument(
        "--browser-flag", action="append", default=[], help="kiosk: a further flag of the browser's"
    )
    arguments = parser.parse_args()
    if (arguments.command == "check-theme") != (arguments.folder is not None):
        parser.error("check-theme wants a folder, and nothing else does: check-theme themes/acme")
    if arguments.portal and arguments.command != "kiosk":
        parser.error("--portal is for kiosk")
    if arguments.portal and not arguments.token_file:
        parser.error("--portal wants --token-file: manage.py add_kiosk there makes one")
    return arguments


def make(arguments: argparse.Namespace) -> None:
    """Installs and builds what is missing."""
    if bundle.inside(ROOT) or arguments.no_build:
        build.prepare(ROOT, ("run",), say)
        build.require(ROOT)
        return
    build.prepare(ROOT, ("run", "build"), say)
    build.rules_module(ROOT, say)
    build.web(ROOT, say)


def check(folder: Path) -> int:
    """Prints what is wrong with a theme; 1 when anything is."""
    build.prepare(ROOT, ("run",), say)
    faults = check_theme.check(folder, ROOT / "themes")
    for fault in faults:
        say(str(fault))
    count = f"{len(faults)} fault{'s' if len(faults) > 1 else ''}"
    say(f"{folder}: {count if faults else 'a whole theme'}")
    return 1 if faults else 0


def serve(arguments: argparse.Namespace) -> None:
    options = server.Options(
        root=ROOT,
        var=arguments.var.resolve(),
        port=arguments.port,
        bind=arguments.bind,
        tls_cert=arguments.tls_cert and arguments.tls_cert.resolve(),
        tls_key=arguments.tls_key and arguments.tls_key.resolve(),
        database_url=arguments.database_url,
        public_url=arguments.public_url,
        demo=not arguments.no_demo,
        themes=(arguments.themes or ROOT / "themes").resolve(),
    )
    ours = account.choose(ROOT, say)
    server.check(options, ours)
    ours.own(options.var)
    held = server.lock(options.var)
    make(arguments)
    portal = server.Portal(options, ours, say)
    ours.own(options.var)
    try:
        portal.prepare_database()
        portal.start()
        portal.print_welcome()
        say("Ctrl-C ends it.")
        if arguments.command == "kiosk":
            show(arguments, portal.options.address, portal.children.check)
        portal.children.wait()
    finally:
        portal.children.end()
        held.close()


def show(arguments: argparse.Namespace, address: str, check: Callable[[], None]) -> None:
    """The portal as a kiosk, until a signal or what `check` raises."""
    flags = tuple(arguments.browser_flag)
    var = arguments.var.resolve()
    (var / "log").mkdir(parents=True, exist_ok=True)
    options = kiosk.Options(
        portal=f"{address}/",
        token=kiosk.read_token(arguments.token_file or var / "kiosk-token"),
        folder=var / "kiosk",
        log=var / "log" / "kiosk.log",
        offline_page=ROOT / "build" / "dist" / "kiosk-offline.html",
        reachable=lambda: server.answers(f"{address}/healthz"),
        browser=kiosk.browser_path(arguments.browser, flags),
        flags=flags,
    )
    if not options.offline_page.exists():
        raise Failure("The client is not built yet: run ./serve.py once.")
    held = kiosk.lock(options.folder)
    try:
        kiosk.Supervisor(options, say, check).run()
    finally:
        held.close()


def main() -> int:
    def stop(_number: int, _frame: object) -> None:
        raise Stop

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    arguments = parse()
    try:
        if arguments.command == "check-theme":
            return check(arguments.folder)
        if arguments.command == "kiosk" and arguments.portal:
            show(arguments, arguments.portal.rstrip("/"), lambda: None)
        elif arguments.command == "bundle":
            make(arguments)
            bundle.make(ROOT, arguments.var.resolve(), say)
        else:
            serve(arguments)
    except Stop:
        say("Ended.")
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
