"""Which answers the client may keep a copy of."""
from __future__ import annotations

from typing import Any

from accounts.sessions import IDLE_LIFETIME
from portal.middleware.keeping import KEEPING
from portal.testing import API, CastTestCase


class KeepingTests(CastTestCase):
    def get(self, path: str, person: Any) -> Any:
        return self.client_for(person).get(f"{API}{path}")

    def test_a_person_s_answers_may_be_kept_as_long_as_an_idle_session_lives(self) -> None:
        seconds = int(IDLE_LIFETIME.total_seconds())
        for path in ("/session", "/profile"):
            answer = self.get(path, self.cast.alice)
            self.assertEqual(answer[KEEPING], f"private, no-cache, stale-if-error={seconds}", path)

    def test_nothing_of_nobody_and_no_problem_is_kept(self) -> None:
        self.assertNotIn(KEEPING, self.get("/session", None))
        for path in ("/profile", "/no/such/place"):
            self.assertNotIn(KEEPING, self.get(path, None), path)
        self.assertNotIn(KEEPING, self.get("/customers/nobody/overview", self.cast.alice))

    def test_where_else_one_is_signed_in_is_not_kept(self) -> None:
        self.assertEqual(self.get("/sessions", self.cast.alice)[KEEPING], "no-store")
