#!/usr/bin/python3
"""Each check of tree.py can fail."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from tree import BYTE_LIMIT, LINE_LIMIT, breaches  # noqa: E402


def first(path: str, text: str) -> str:
    return next(breaches(path, text.encode()), "")


class Tree(unittest.TestCase):
    def test_a_clean_file_passes(self) -> None:
        self.assertEqual(first("src/core/a.h", "int a;\n"), "")

    def test_a_machine_path_is_found(self) -> None:
        self.assertIn("machine", first("docs/a.md", "see /" + "work/main/x\n"))
        self.assertIn("machine", first("web/a.js", "'/" + "root/x'\n"))
        self.assertEqual(first("docs/a.md", "see docs/work/x and /api/v1\n"), "")

    def test_a_registry_address_is_found(self) -> None:
        line = '"resolved": "https://registry.' + 'npmjs.org/x"\n'
        self.assertIn("registry", first("package-lock.json", line))

    def test_an_unfinished_mark_is_found(self) -> None:
        self.assertIn("unfinished", first("src/core/a.h", "// TODO: more\n"))

    def test_a_long_source_is_found_and_a_licence_is_not(self) -> None:
        text = "a\n" * (LINE_LIMIT + 1)
        self.assertIn("split", first("src/core/a.cpp", text))
        self.assertEqual(first("LICENSE", text), "")

    def test_a_huge_file_is_found(self) -> None:
        self.assertIn("bytes", first("docs/a.png", "a" * (BYTE_LIMIT + 1)))

    def test_blanks_at_the_end_of_a_line_are_found(self) -> None:
        self.assertIn("blanks", first("src/core/a.h", "int a; \n"))


if __name__ == "__main__":
    unittest.main()
