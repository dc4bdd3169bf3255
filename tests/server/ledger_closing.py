"""Operations without a provider: credit is spent, documents are voided and written off."""

from __future__ import annotations

from abc import ABC, abstractmethod
from random import Random
from typing import Any

from ledger_client import Portal, expect
from ledger_model import Book


class ClosingOperations(ABC):
    """REQUIRES: mixed into Operations, whose books and portal these are."""

    random: Random
    portal: Portal
    books: dict[tuple[int, str], Book]

    def _use_credit(self) -> tuple[int, str] | None:
        place = self._any_book()
        book = self.books[place]
        payable = book.payable()
        if not payable or not book.available:
            return None
        body: dict[str, Any] = {"currency": place[1]}
        if self.random.random() < 0.5:
            most = min(book.available, sum(book.open[number] for number in payable))
            body["amount_minor"] = self.random.randint(1, most)
            parts = book.oldest_first(body["amount_minor"])
        else:
            number = self.random.choice(payable)
            parts = [(number, self.random.randint(1, min(book.available, book.open[number])))]
            body["allocations"] = allocations(parts)
        key = f"ledger-operation-{self._count():08d}"
        for _ in range(2):  # the second press books nothing
            status, answer = self.portal.use_credit(place[0], body, key)
            expect(status == 201, answer)
        book.use_credit(parts)
        shown = [(p["number"], p["amount"]["amount_minor"]) for p in answer["allocations"]]
        expect(shown == parts, (shown, parts))
        expect(answer["remaining"]["amount_minor"] == book.available, (answer, book.available))
        return place

    def _use_too_much_credit(self) -> tuple[int, str] | None:
        place = self._any_book()
        book = self.books[place]
        large = [number for number in book.payable() if book.open[number] > book.available]
        if not large:
            return None
        parts = [(self.random.choice(large), book.available + 1)]
        body = {"currency": place[1], "allocations": allocations(parts)}
        key = f"ledger-operation-{self._count():08d}"
        status, answer = self.portal.use_credit(place[0], body, key)
        expect(status == 422 and answer["type"].endswith("amount-exceeds-credit"), answer)
        return place

    def _void(self) -> tuple[int, str] | None:
        place = self._any_book()
        book = self.books[place]
        number = self._any_document(book)
        if not number:
            return None
        may = number not in book.pending and number not in book.ended
        may = may and book.open[number] == book.total[number]
        expect(self.portal.end("void", place[0], number) == may, number)
        if may:
            book.void(number)
        return place

    def _write_off(self) -> tuple[int, str] | None:
        place = self._any_book()
        book = self.books[place]
        number = self._any_document(book)
        if not number:
            return None
        may = number not in book.pending and number not in book.ended and book.open[number] > 0
        expect(self.portal.end("write_off", place[0], number) == may, number)
        if may:
            book.write_off(number)
        return place

    @abstractmethod
    def _any_book(self) -> tuple[int, str]:
        """A customer's book of one currency, at random."""

    @abstractmethod
    def _count(self) -> int:
        """A number that was not given before."""

    def _any_document(self, book: Book) -> str:
        return self.random.choice(list(book.total)) if book.total else ""


def allocations(parts: list[tuple[str, int]]) -> list[dict[str, Any]]:
    return [{"document_id": number, "amount_minor": amount} for number, amount in parts]
