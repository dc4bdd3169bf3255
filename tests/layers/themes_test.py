#!/usr/bin/python3
"""The rules of themes.py can fail, and every theme of the repository holds them."""

import copy
import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from themes import THEMES, contrast, main, theme_faults  # noqa: E402

SCHEMA = json.loads((THEMES / "schema.json").read_text())
THEME = json.loads((THEMES / "northwind" / "theme.json").read_text())


class ThemesTest(unittest.TestCase):
    def changed(self, change):
        theme = copy.deepcopy(THEME)
        change(theme)
        return theme_faults(theme, SCHEMA)

    def test_contrast_is_that_of_wcag(self):
        self.assertAlmostEqual(contrast("#000000", "#ffffff"), 21)
        self.assertAlmostEqual(contrast("#777777", "#ffffff"), 4.48, places=2)

    def test_every_theme_is_complete_and_readable(self):
        self.assertEqual(main(), 0)

    def test_grey_on_grey_is_refused(self):
        def fade(theme):
            theme["palette"][theme["roles"]["light"]["text-muted"]] = "#b0b0b0"

        self.assertTrue(any("text-muted on" in fault for fault in self.changed(fade)))

    def test_a_missing_role_is_refused(self):
        faults = self.changed(lambda theme: theme["roles"]["dark"].pop("focus"))
        self.assertIn("dark: no role focus", faults)

    def test_a_role_outside_the_palette_is_refused(self):
        def point_nowhere(theme):
            theme["roles"]["light"]["text"] = "nowhere"

        self.assertTrue(any("not in the palette" in fault for fault in self.changed(point_nowhere)))


if __name__ == "__main__":
    unittest.main()
