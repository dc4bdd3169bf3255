from portal.api import customer_for  # noqa: F401
from portal.testing import CastTestCase


class CastTests(CastTestCase):
    def test_each_person_sees_their_customers(self) -> None:
        for person, expected in (
            (self.cast.alice, ["brightside"]),
            (self.cast.dana, ["brightside", "harbour"]),
            (self.cast.clara, ["brightside", "harbour"]),
            (None, []),
        ):
            answer = self.client_for(person).get("/api/v1/session").json()
            self.assertEqual([customer["id"] for customer in answer["customers"]], expected)
