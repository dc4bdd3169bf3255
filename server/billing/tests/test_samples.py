"""Published e-invoices that lie beside the project, where they do."""

from __future__ import annotations

import io
import os
import tempfile
import unittest
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from portal.testing import CastTestCase

from billing import ledger
from billing.models import Document
from billing.ubl.reader import read
from billing.ubl.writer import write

FOLDER = Path(os.environ.get("PORTICO_SAMPLES") or settings.ROOT.parent / "shared/samples") / "ubl"
FILES = sorted(FOLDER.glob("*.xml"))


@unittest.skipUnless(FILES, f"no samples at {FOLDER}")
class PublishedSamples(CastTestCase):
    def test_each_is_imported_and_balances(self) -> None:
        out = io.StringIO()
        call_command("import_ubl", *FILES, stdout=out)
        self.assertEqual(Document.objects.count(), len(FILES))
        for document in Document.objects.all():
            open_now = ledger.open_amounts(document.customer, document.currency)
            self.assertEqual(
                ledger.balance(document.customer, document.currency), sum(open_now.values())
            )

    def test_each_is_written_back_equal(self) -> None:
        for path in FILES:
            found = read(path.read_bytes())
            again = read(write(found.body, found.files))
            self.assertEqual(again.body, found.body, path.name)

    def test_each_is_refused_once_its_total_is_changed(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for path in FILES:
                text = path.read_text("utf-8")
                payable = read(text.encode()).body["totals"]["payable"]
                changed = Path(folder) / path.name
                place = text.index(f">{payable}<", text.index("PayableAmount"))
                changed.write_text(text[:place] + ">1" + text[place + 1 :], "utf-8")
                err = io.StringIO()
                with self.assertRaises(SystemExit):
                    call_command("import_ubl", changed, stdout=io.StringIO(), stderr=err)
                self.assertIn("BR-CO-16", err.getvalue(), path.name)
        self.assertEqual(Document.objects.count(), 0)
