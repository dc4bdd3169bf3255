"""Where the tools are, and folders that go away after a test."""

import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))


class FolderTestCase(unittest.TestCase):
    """`self.folder` is empty at the start of each test and gone after it."""

    def setUp(self) -> None:
        held = tempfile.TemporaryDirectory(prefix="portico-test-")
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)

    def write(self, name: str, text: str = "") -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file
