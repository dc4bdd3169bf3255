"""What the ledger must say, kept by other means: plain dictionaries and a few lines of arithmetic.

It shares no code with the server and the rulebook, so that both are checked.
"""

from __future__ import annotations

from dataclasses import dataclass, field

BOOKED = ("succeeded", "late_succeeded")


@dataclass
class Payment:
    parts: list[tuple[str, int]]  # document number, amount
    state: str = "pending"
    booked: list[tuple[str, int]] = field(default_factory=list)
    credit: int = 0
    receipt: str = ""

    @property
    def amount(self) -> int:
        return sum(amount for _, amount in self.parts)


@dataclass
class Book:
    """One customer in one currency."""

    due: dict[str, tuple[str, str]] = field(default_factory=dict)  # number -> due, issue date
    open: dict[str, int] = field(default_factory=dict)  # of credit notes it is negative
    credit: int = 0  # money on no document
    spent: dict[str, int] = field(default_factory=dict)  # document -> of that money; newest last
    total: dict[str, int] = field(default_factory=dict)
    ended: dict[str, str] = field(default_factory=dict)  # document -> void or uncollectible
    lost: int = 0  # written off
    payments: dict[str, Payment] = field(default_factory=dict)
    pending: dict[str, str] = field(default_factory=dict)  # document -> payment

    @property
    def balance(self) -> int:
        return sum(self.open.values()) - self.credit

    def issue(self, number: str, amount: int, issued: str, due: str) -> None:
        self.open[number] = self.total[number] = amount
        self.due[number] = (due, issued)

    def correct(self, number: str, amount: int, invoice: str) -> None:
        """A credit note settles its invoice; what is left stays on the note."""
        moved = min(amount, max(0, self.open[invoice]))
        self.open[invoice] -= moved
        self.open[number] = moved - amount
        self.total[number] = -amount

    @property
    def available(self) -> int:
        """Credit: money on no document, and what credit notes have left."""
        return self.credit - sum(amount for amount in self.open.values() if amount < 0)

    def use_credit(self, parts: list[tuple[str, int]]) -> None:
        """Money on no document first, then credit notes in the order in which they came."""
        for number, amount in parts:
            self.open[number] -= amount
            money = min(amount, self.credit)
            if money:
                self.credit -= money
                self.spent[number] = self.spent.pop(number, 0) + money
            amount -= money
            for note in [n for n, left in self.open.items() if left < 0]:
                taken = min(amount, -self.open[note])
                self.open[note] += taken
                amount -= taken

    def void(self, number: str) -> None:
        self.open[number] = 0
        self.ended[number] = "void"

    def write_off(self, number: str) -> None:
        self.lost += self.open[number]
        self.open[number] = 0
        self.ended[number] = "uncollectible"

    def payable(self) -> list[str]:
        """Invoices that take a payment now, oldest due first."""
        found = [
            n
            for n in self.due
            if self.open[n] > 0 and n not in self.pending and n not in self.ended
        ]
        return sorted(found, key=lambda number: (*self.due[number], number))

    def oldest_first(self, amount: int) -> list[tuple[str, int]]:
        parts = []
        for number in self.payable():
            taken = min(amount, self.open[number])
            if taken:
                parts.append((number, taken))
                amount -= taken
        return parts

    def begin(self, payment_id: str, parts: list[tuple[str, int]]) -> None:
        self.payments[payment_id] = Payment(parts)
        for number, _ in parts:
            self.pending[number] = payment_id

    def hear(self, payment_id: str, news: str) -> None:
        """`news` is succeeded, failed, expired or reversed; old news change nothing."""
        payment = self.payments[payment_id]
        if news == "succeeded" and payment.state == "pending":
            self._book(payment, payment.parts, "succeeded")
        elif news == "succeeded" and payment.state in ("failed", "expired"):
            self._book(payment, [], "late_succeeded")
        elif news in ("failed", "expired") and payment.state == "pending":
            payment.state = news
        elif news == "reversed" and payment.state in BOOKED:
            for number, amount in payment.booked:
                self.open[number] += amount
                self.ended.pop(number, None)
            self.credit -= payment.credit
            self._take_back()
            payment.state = "reversed"
        if payment.state != "pending":
            for number, _ in payment.parts:
                if self.pending.get(number) == payment_id:
                    del self.pending[number]

    def _take_back(self) -> None:
        """Credit that was spent and is no longer there: its documents are open again."""
        for number in list(reversed(self.spent)):
            taken = min(self.spent[number], max(0, -self.credit))
            if taken:
                self.credit += taken
                self.open[number] += taken
                self.ended.pop(number, None)
                self.spent[number] -= taken
            if not self.spent[number]:
                del self.spent[number]

    def _book(self, payment: Payment, parts: list[tuple[str, int]], state: str) -> None:
        left = payment.amount
        for number, amount in parts:
            taken = min(amount, max(0, self.open[number]))
            if taken:
                self.open[number] -= taken
                payment.booked.append((number, taken))
                left -= taken
        payment.credit = left
        self.credit += left
        payment.state = state
