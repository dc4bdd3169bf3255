"""What a second start leaves out."""

from unittest import mock

from serve_test import OURSELVES, options
from support import FolderTestCase

from portico_cli import commands, server
from portico_cli.server import Portal


FIRST = ["migrate", "seed_demo"]
COMPANY = ["set_frame_origins", "add_host_key"]


class SecondStart(FolderTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.write("root/server/billing/migrations/0001_initial.py", "a = 1\n")

    def prepared(self, **changes: object) -> list[str]:
        """The management commands that a start runs."""
        values = {"root": self.folder / "root", **changes}
        with mock.patch.object(server, "_free_port", side_effect=lambda wanted: wanted):
            portal = Portal(options(self.folder, **values), OURSELVES, lambda _text: None)
        with mock.patch.object(portal, "_manage") as manage, mock.patch.object(commands, "run"):
            portal.prepare_database()
        self.write("portico.sqlite3")
        self.write("company.key")
        return [call.args[1] for call in manage.call_args_list]

    def test_migrates_and_seeds_once(self) -> None:
        self.assertEqual(self.prepared(), [*FIRST, *COMPANY])
        self.assertEqual(self.prepared(), [])

    def test_migrates_again_after_an_upgrade(self) -> None:
        self.prepared()
        self.write("root/server/billing/migrations/0002_more.py", "b = 1\n")
        self.assertEqual(self.prepared(), FIRST)

    def test_prepares_a_database_that_was_removed(self) -> None:
        self.prepared()
        (self.folder / "portico.sqlite3").unlink()
        self.assertEqual(self.prepared(), [*FIRST, *COMPANY])

    def test_lets_the_company_site_in_at_its_new_address(self) -> None:
        self.prepared(port=18430)
        self.assertEqual(self.prepared(port=18430), [])
        self.assertEqual(self.prepared(port=18440), COMPANY[:1])

    def test_makes_no_demo_data_where_none_is_wanted(self) -> None:
        self.assertEqual(self.prepared(demo=False), ["migrate"])

    def test_always_looks_at_a_database_elsewhere(self) -> None:
        url = "postgresql://portico@127.0.0.1/portico"
        self.prepared(database_url=url)
        self.assertEqual(self.prepared(database_url=url), [*FIRST, *COMPANY])
