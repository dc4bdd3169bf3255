"""New words for accounts and postings. The tables stay as they are: a column's choices are the
state's alone, and SQLite would lose the guards of 0002 with a table made anew."""

from django.db import migrations, models

ACCOUNTS = [
    ("receivable", "Receivable"),
    ("revenue", "Revenue"),
    ("tax", "Tax"),
    ("clearing", "Clearing"),
    ("unapplied_credit", "Unapplied Credit"),
    ("prepayment", "Prepayment"),
    ("rounding", "Rounding"),
    ("written_off", "Written Off"),
]
KINDS = [
    ("invoice", "Invoice"),
    ("credit_note", "Credit Note"),
    ("payment", "Payment"),
    ("late_payment", "Late Payment"),
    ("reversal", "Reversal"),
    ("credit_application", "Credit Application"),
    ("credit_note_application", "Credit Note Application"),
    ("void", "Void"),
    ("write_off", "Write Off"),
]


class Migration(migrations.Migration):
    dependencies = [("billing", "0002_ledger_guards")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    "entry", "account", models.CharField(choices=ACCOUNTS, max_length=20)
                ),
                migrations.AlterField(
                    "entry", "kind", models.CharField(choices=KINDS, max_length=24)
                ),
                migrations.AlterField(
                    "posting", "kind", models.CharField(choices=KINDS, max_length=24)
                ),
            ]
        )
    ]
