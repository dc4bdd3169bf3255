"""Makes what the server serves: the rules module, the wasm and the web root in build/."""

from collections.abc import Callable
from pathlib import Path

from portico_cli import commands, imgui, npm, packages
from portico_cli.failure import Failure

Say = Callable[[str], None]


def prepare(root: Path, purposes: tuple[str, ...], say: Say) -> None:
    """Installs the packages, JavaScript tools and sources that the build needs and that miss."""
    logs = root / "build" / "log"
    packages.install(purposes, say, logs / "apt.log")
    if "build" not in purposes:
        return
    npm.install(root, say, logs / "npm.log")
    if not (root / "build" / "imgui" / ".version").exists():
        say("Fetching Dear ImGui from Debian's sources")
        imgui.fetch(root / "build" / "imgui", root / "build")


def rules_module(root: Path, say: Say) -> None:
    _cmake(root, "native-release", ("portico_rules",), say, "the rules module")


def web(root: Path, say: Say) -> None:
    _cmake(root, "web-release", ("programs",), say, "the wasm")
    commands.run(
        ["node", "tools/bundle-web.mjs"],
        what="Joining the web files",
        log=root / "build" / "log" / "bundle.log",
        cwd=root,
    )


def _cmake(root: Path, preset: str, targets: tuple[str, ...], say: Say, name: str) -> None:
    folder = root / "build" / preset
    logs = root / "build" / "log"
    if not (folder / "build.ninja").exists():
        say(f"Building {name} (the first time takes a minute or two)")
        commands.run(
            ["cmake", "--preset", preset],
            what=f"Configuring {name}",
            log=logs / f"{preset}-configure.log",
            cwd=root,
        )
    commands.run(
        ["cmake", "--build", str(folder), "--target", *targets],
        what=f"Building {name}",
        log=logs / f"{preset}.log",
        cwd=root,
    )


def require(root: Path) -> None:
    """Raises Failure unless all is built."""
    built = (root / "build" / "dist" / "index.html").exists()
    if not built or not list((root / "build" / "native-release").glob("portico_rules*.so")):
        raise Failure("The portal isn't built yet: run ./serve.py without --no-build.")
