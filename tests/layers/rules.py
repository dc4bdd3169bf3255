"""The rules of docs/architecture.md that can be read off the sources, and who must keep them.

A rule looks at one line at a time, without its comments, and says what is wrong with it or nothing.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

# What a folder of src/ may include of the others. "main" is src/main*.cpp, which joins everything;
# "entry" is src/platform/browser/entry.cpp, the wasm's exports, which call the application.
MAY_INCLUDE = {
    "core": {"core"},
    "platform": {"core", "platform"},
    "platform/browser": {"core", "platform", "platform/browser"},
    "platform/headless": {"core", "platform", "platform/headless"},
    "domain": {"core", "domain"},
    "api": {"core", "domain", "platform", "api"},
    "ui": {"core", "platform", "ui"},
    "screens": {"core", "domain", "api", "ui", "screens"},
    "app": {"core", "domain", "platform", "api", "ui", "screens", "app"},
    "gallery": {"core", "platform", "api", "ui", "app", "gallery"},
    "python": {"core", "domain", "python"},
    "main": {"core", "platform", "platform/browser", "app", "gallery"},
    "entry": {"core", "platform", "platform/browser", "app"},
}
OURS = re.compile(r'^\s*#\s*include\s+"([^"]+)"')
ANY_INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]')
BROWSER_FOLDERS = ("web", "shell")
WASM_LAYERS = ("platform/browser", "entry")


@dataclass(frozen=True)
class Source:
    """A file of the repository; `layer` is its folder of MAY_INCLUDE, empty outside src/."""

    path: str
    layer: str
    lines: list[str]

    @property
    def suffix(self) -> str:
        return Path(self.path).suffix


Rule = Callable[[Source, str], str]


def layering(source: Source, line: str) -> str:
    """core <- domain <- api <- screens <- app; platform beside core; ui knows no domain type."""
    found = OURS.match(line)
    if not source.layer or not found:
        return ""
    layer = layer_of("src/" + found.group(1))
    if not layer or layer in MAY_INCLUDE[source.layer]:
        return ""
    return f"{source.layer} may not include {layer}"


def third_party(source: Source, line: str) -> str:
    """ImGui is seen by ui alone, JSON by api alone, pybind11 by the module alone."""
    found = ANY_INCLUDE.match(line)
    if not source.layer or not found:
        return ""
    owners = {"imgui": ("ui",), "nlohmann/": ("api",), "pybind11/": ("python",)}
    for start, layers in owners.items():
        if found.group(1).startswith(start) and source.layer not in layers:
            return f"{found.group(1)} belongs to src/{layers[0]}"
    return ""


def imgui_names(source: Source, line: str) -> str:
    """No ImGui in screens and app, not even by a name that reached them through a header."""
    kit_users = ("screens", "app", "gallery")
    if source.layer in kit_users and re.search(r"\bImGui::|\bIm(Vec|Draw|Font)\w+", line):
        return "ImGui is the kit's business (src/ui)"
    return ""


def json_names(source: Source, line: str) -> str:
    """JSON is decoded in src/api and nowhere else."""
    if source.layer not in ("", "api") and "nlohmann" in line:
        return "JSON is decoded in src/api"
    return ""


def emscripten(source: Source, line: str) -> str:
    """Only src/platform/browser knows that it is wasm: choose the file, not the line."""
    known = r"__EMSCRIPTEN__|__wasm|emscripten|EM_ASM|EM_JS|import_module|export_name"
    if source.layer not in ("", *WASM_LAYERS) and re.search(known, line):
        return "only src/platform/browser knows of wasm and Emscripten"
    return ""


def clock(source: Source, line: str) -> str:
    """Dates and instants come in as arguments."""
    clocks = r"\b(system|steady|high_resolution|utc)_clock\b|<ctime>|<time\.h>|\btime\(|\bclock\("
    if source.layer not in ("", *WASM_LAYERS) and re.search(clocks, line):
        return "the clock is the host's: take the date as an argument"
    return ""


def input_output(source: Source, line: str) -> str:
    """Streams cost 25 KB of download, and the layers have nothing to print to."""
    streams = r"<(iostream|fstream|cstdio|stdio\.h|regex|thread|future|mutex)>"
    inside = ("core", "domain", "platform", "api", "ui", "screens", "app", "gallery")
    if source.layer in inside and re.search(r"#\s*include\s*" + streams, line):
        return "no streams, files, regular expressions or threads in the client"
    if source.layer in inside and re.search(r"\b(v?s?n?printf|s?scanf|strto[dfl]+)\(", line):
        return "no formatting or reading by the C library (cmake/small_libc.cpp)"
    return ""


def colours(source: Source, line: str) -> str:
    """Colours are data of themes/."""
    what = "a colour outside themes/"
    if source.layer and source.layer not in ("core", "domain", "python"):
        literal = r"\bIM_COL32|\bImColor\b|\"#[0-9a-fA-F]{3,8}\""
        named = r"(colou?r|tint|fill|ink|stroke|rgba)\w*\s*[={(]\s*0x[0-9a-fA-F]{6,8}\b"
        return what if re.search(literal, line) or re.search(named, line) else ""
    if source.path.split("/")[0] not in BROWSER_FOLDERS:
        return ""
    if source.suffix == ".css":
        value = line.split(":", 1)[1] if ":" in line else ""
        names = r"\b(white|black|red|green|blue|gr[ae]y|navy|silver|orange|yellow|purple)\b"
        literal = r"#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklch)a?\("
        if value and "{" not in value and re.search(f"{literal}|{names}", value):
            return what
    quoted = r"['\"`]#[0-9a-fA-F]{3,8}['\"`;]|['\"`](rgb|hsl)a?\(\s*\d"
    return what if source.suffix in (".js", ".mjs") and re.search(quoted, line) else ""


def rules_in_python(source: Source, line: str) -> str:
    """Rounding, tax, allocation and ageing live in src/domain; the server asks portico_rules."""
    if not source.path.startswith("server/") or source.suffix != ".py":
        return ""
    if "/tests/" in source.path or "/sandbox_provider/" in source.path:
        return ""
    measured = re.search(r"_ms\b|seconds|perf_counter|monotonic", line)
    if not measured and re.search(r"(?<![\w.])round\(|\.quantize\(|\bROUND_[A-Z]", line):
        return "rounding is portico_rules' business (src/domain)"
    return ""


RULES: tuple[Rule, ...] = (
    layering,
    third_party,
    imgui_names,
    json_names,
    emscripten,
    clock,
    input_output,
    colours,
    rules_in_python,
)


def layer_of(path: str) -> str:
    """`src/platform/browser/text.h` -> `platform/browser`; empty for what is no layer."""
    if path == "src/platform/browser/entry.cpp":
        return "entry"
    parts = path.split("/")
    if parts[0] != "src" or len(parts) < 2:
        return ""
    if len(parts) == 2:
        return "main" if parts[1].startswith("main") else ""
    deep = "/".join(parts[1:3])
    return deep if deep in MAY_INCLUDE else parts[1] if parts[1] in MAY_INCLUDE else ""


def without_comments(text: str, suffix: str) -> list[str]:
    """Lines of a source, comments blanked; line numbers stay."""
    if suffix == ".py":
        return [re.sub(r"(^|\s)#.*", "", line) for line in text.splitlines()]
    text = re.sub(r"/\*.*?\*/", lambda found: "\n" * found.group().count("\n"), text, flags=re.S)
    if suffix == ".css":
        return text.splitlines()
    return [re.sub(r"(^|\s+)//.*", "", line) for line in text.splitlines()]


def breaches(source: Source) -> Iterator[str]:
    for number, line in enumerate(source.lines, 1):
        for rule in RULES:
            wrong = rule(source, line)
            if wrong:
                yield f"{source.path}:{number}: {wrong}: {line.strip()}"
