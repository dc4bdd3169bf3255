#!/usr/bin/python3
"""What check-theme refuses and says, and that every theme of the repository passes."""

import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from themes import ROOT, THEMES, check, main  # noqa: E402

from portico_cli.check_theme import SCHEMES, contrast  # noqa: E402


class ThemesTest(unittest.TestCase):
    def setUp(self):
        outer = tempfile.TemporaryDirectory()
        self.addCleanup(outer.cleanup)
        self.folder = Path(outer.name) / "northwind"
        shutil.copytree(THEMES / "northwind", self.folder)

    def faults(self, change=lambda theme: None):
        """What is said of northwind once `change` was made to it."""
        file = self.folder / "theme.json"
        theme = json.loads(file.read_text())
        change(theme)
        file.write_text(json.dumps(theme))
        return [str(fault) for fault in check(self.folder, THEMES)]

    def assert_said(self, faults, *words):
        self.assertTrue(
            any(all(word in fault for word in words) for fault in faults), f"{words} in {faults}"
        )

    def test_contrast_is_that_of_wcag(self):
        self.assertAlmostEqual(contrast("#000000", "#ffffff"), 21)
        self.assertAlmostEqual(contrast("#777777", "#ffffff"), 4.48, places=2)

    def test_every_theme_is_complete_and_readable(self):
        self.assertEqual(main(), 0)
        self.assertGreaterEqual(len(list(THEMES.glob("*/theme.json"))), 4)

    def test_every_role_has_a_pair_or_is_no_ground_for_words(self):
        pairs = json.loads((THEMES / "pairs.json").read_text())
        roles = json.loads((THEMES / "schema.json").read_text())["$defs"]["roles"]["required"]
        named = {pair["front"] for pair in pairs} | {g for pair in pairs for g in pair["grounds"]}
        # Hairlines beside other hints of where a thing ends, and what dims the page.
        self.assertEqual(set(roles) - named, {"border", "bar-border", "scrim"})
        self.assertLessEqual(named, set(roles))
        self.assertTrue(all(pair["least"] in (3, 4.5) and pair["where"] for pair in pairs))

    def test_words_that_fade_are_refused_in_each_scheme(self):
        for scheme in SCHEMES:

            def fade(theme):
                theme["palette"]["faded"] = "#8a8a8a"
                theme["roles"][scheme]["text-muted"] = "faded"

            self.assert_said(self.faults(fade), f"roles.{scheme}: text-muted (#8a8a8a) on", "4.5")
            shutil.copy(THEMES / "northwind/theme.json", self.folder)

    def test_it_says_which_way_to_go(self):
        def fade(theme):
            theme["palette"]["faded"] = "#b0b0b0"
            theme["roles"]["light"]["text"] = "faded"

        self.assert_said(self.faults(fade), "Make text darker, or surface lighter.")

    def test_a_missing_role_is_refused(self):
        faults = self.faults(lambda theme: theme["roles"]["dark"].pop("focus"))
        self.assert_said(faults, "roles.dark", "'focus' is a required property", "Add it")

    def test_a_role_outside_the_palette_is_refused(self):
        def point_nowhere(theme):
            theme["roles"]["light"]["text"] = "nowhere"

        self.assert_said(self.faults(point_nowhere), "roles.light.text", '"nowhere"')

    def test_a_colour_that_nothing_uses_is_refused(self):
        faults = self.faults(lambda theme: theme["palette"].update(spare="#123456"))
        self.assert_said(faults, "palette.spare", "no role uses it")

    def test_what_the_schema_refuses_is_said_with_its_place(self):
        self.assert_said(
            self.faults(lambda theme: theme["palette"].update(white="white")),
            "theme.json palette.white",
            "#rrggbb",
        )
        shutil.copy(THEMES / "northwind/theme.json", self.folder)
        faults = self.faults(lambda theme: theme["radius"].update(card_px=99))
        self.assert_said(faults, "theme.json radius.card_px", "The maximum is 28.")
        shutil.copy(THEMES / "northwind/theme.json", self.folder)
        self.assert_said(self.faults(lambda theme: theme.update(raduis=1)), "spelling")

    def test_a_folder_of_another_name_is_refused(self):
        self.assert_said(self.faults(lambda theme: theme.update(id="other")), "theme.json id")

    def test_a_missing_logo_is_refused(self):
        (self.folder / "logo-dark.svg").unlink()
        self.assert_said(self.faults(), "logo.dark", "logo-dark.svg")

    def test_a_style_sheet_that_loads_from_elsewhere_is_refused(self):
        (self.folder / "brand.css").write_text("@font-face{src:url(https://fonts.example/a.woff2)}")
        faults = self.faults(lambda theme: theme.update(css="brand.css"))
        self.assert_said(faults, "brand.css", "people's browsers ask nobody else")

    def test_a_font_that_is_not_there_is_refused(self):
        (self.folder / "brand.css").write_text("@font-face{src:url(fonts/a.woff2)}")
        faults = self.faults(lambda theme: theme.update(css="brand.css"))
        self.assert_said(faults, "fonts/a.woff2", "fonts.txt")
        (self.folder / "fonts.txt").write_text("@some/package/files/a.woff2\n")
        self.assertEqual(self.faults(), [])

    def test_strings_that_the_portal_does_not_know_are_refused(self):
        shutil.copytree(THEMES / "sarv", self.folder.parent / "themes" / "sarv")
        folder = self.folder.parent / "themes" / "sarv"
        shutil.copytree(ROOT / "assets/strings", self.folder.parent / "assets" / "strings")
        (folder / "strings/en.json").write_text('{"sign_in.titel": "Hello"}')
        faults = [str(fault) for fault in check(folder, THEMES)]
        self.assertEqual(len(faults), 1)
        self.assert_said(faults, "strings/en.json", "sign_in.titel")

    def test_broken_json_and_no_theme_at_all_are_said(self):
        (self.folder / "theme.json").write_text("{")
        self.assert_said([str(fault) for fault in check(self.folder, THEMES)], "is no JSON")
        (self.folder / "theme.json").unlink()
        self.assert_said([str(fault) for fault in check(self.folder, THEMES)], "no theme.json")

    def test_the_command_ends_with_what_it_found(self):
        def run(folder):
            command = [str(ROOT / "serve.py"), "check-theme", str(folder)]
            return subprocess.run(command, capture_output=True, text=True, timeout=120)

        whole = run(self.folder)
        self.assertEqual((whole.returncode, whole.stderr), (0, ""))
        self.assertIn("a whole theme", whole.stdout)
        (self.folder / "logo.svg").unlink()
        broken = run(self.folder)
        self.assertEqual(broken.returncode, 1)
        self.assertIn("1 fault", broken.stdout)


if __name__ == "__main__":
    unittest.main()
