#!/usr/bin/python3
"""Each rule of rules.py can fail, and lets pass what it should."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from rules import RULES, Source, breaches, layer_of, without_comments  # noqa: E402

WRONG = {
    "layering": [
        ("src/core/money.cpp", '#include "domain/invoice.h"'),
        ("src/domain/invoice.h", '#include "api/client.h"'),
        ("src/ui/table.cpp", '#include "domain/invoice.h"'),
        ("src/screens/pay.cpp", '#include "platform/browser/text.h"'),
        ("src/screens/pay.cpp", '#include "platform/http.h"'),
        ("src/api/client.cpp", '#include "ui/ui.h"'),
        ("src/app/app.cpp", '#include "platform/browser/http.h"'),
        ("src/app/app.cpp", '#include "gallery/gallery.h"'),
        ("src/gallery/buttons.cpp", '#include "screens/pay.h"'),
        ("src/platform/http.h", '#include "domain/invoice.h"'),
    ],
    "third_party": [
        ("src/screens/pay.cpp", '#include "imgui.h"'),
        ("src/app/app.cpp", "#include <nlohmann/json.hpp>"),
        ("src/domain/tax.cpp", "#include <pybind11/pybind11.h>"),
    ],
    "imgui_names": [
        ("src/app/app.cpp", "ImGui::Begin(name);"),
        ("src/gallery/text.cpp", "ImVec2 size;"),
    ],
    "json_names": [("src/ui/theme.cpp", "using json = nlohmann::json;")],
    "emscripten": [("src/ui/text.cpp", "#ifdef __EMSCRIPTEN__")],
    "clock": [
        ("src/core/date.cpp", "auto now = std::chrono::system_clock::now();"),
        ("src/domain/ageing.cpp", "return std::time(nullptr);"),
    ],
    "input_output": [
        ("src/api/client.cpp", "#include <iostream>"),
        ("src/core/date.cpp", 'std::snprintf(text, 8, "%d", day);'),
    ],
    "colours": [
        ("src/ui/chart.cpp", "draw(IM_COL32(255, 0, 0, 255));"),
        ("src/screens/pay.cpp", 'auto accent = "#3366ff";'),
        ("src/ui/chart.cpp", "uint32_t fill_colour = 0xff0000ff;"),
        ("shell/portal.css", "  color: #333;"),
        ("shell/portal.css", "  background: white;"),
        ("web/atlas.js", "context.fillStyle = '#fff';"),
    ],
    "rules_in_python": [
        ("server/billing/tax.py", "return round(amount * rate)"),
        ("server/billing/tax.py", "amount.quantize(cent)"),
    ],
}
RIGHT = [
    ("src/domain/invoice.h", '#include "core/money.h"'),
    ("src/screens/pay.cpp", '#include "ui/ui.h"'),
    ("src/api/client.cpp", "#include <nlohmann/json.hpp>"),
    ("src/main.cpp", '#include "platform/browser/http.h"'),
    ("src/core/date.cpp", "// no system_clock here"),
    ("src/core/date.cpp", "int day_of_time(int day);"),
    ("src/core/hash.h", "hash ^= 0x811c9dc5;"),
    ("shell/portal.css", "#add { color: var(--ink); }"),
    ("shell/portal.css", "  color: CanvasText; /* #fff */"),
    ("web/atlas.js", "this.#add(run);"),
    ("web/atlas.js", "return `rgb(${color & 255} 0 0)`;"),
    ("server/billing/tests/tax_test.py", "round(1.5)"),
    ("server/billing/tax.py", "background(amount)"),
    ("server/portal/log.py", 'line = {"duration_ms": round(took * 1000, 1)}'),
    ("src/platform/browser/entry.cpp", '#include "app/app.h"'),
]


def source(path: str, line: str) -> Source:
    return Source(path, layer_of(path), without_comments(line, Path(path).suffix))


class Rules(unittest.TestCase):
    def test_each_rule_has_a_line_that_breaks_it(self) -> None:
        self.assertEqual({rule.__name__ for rule in RULES}, set(WRONG))

    def test_each_wrong_line_breaks_its_rule(self) -> None:
        by_name = {rule.__name__: rule for rule in RULES}
        for name, cases in WRONG.items():
            for path, line in cases:
                with self.subTest(rule=name, path=path, line=line):
                    found = source(path, line)
                    self.assertTrue(by_name[name](found, found.lines[0]))

    def test_right_lines_break_none(self) -> None:
        for path, line in RIGHT:
            with self.subTest(path=path, line=line):
                self.assertEqual(list(breaches(source(path, line))), [])

    def test_comments_are_blanked_and_line_numbers_stay(self) -> None:
        text = "/* one\ntwo */\nint a;  // three\n"
        self.assertEqual(without_comments(text, ".cpp"), ["", "", "int a;"])


if __name__ == "__main__":
    unittest.main()
