"""Why staff ended a document, and who: a table of its own, as postings are final."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

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
CODES = [
    ("insolvent", "Insolvent"),
    ("unreachable", "Unreachable"),
    ("time_barred", "Time Barred"),
    ("small_balance", "Small Balance"),
    ("goodwill", "Goodwill"),
    ("other", "Other"),
]


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("billing", "0003_credit_and_closing"),
    ]
    operations = [
        migrations.CreateModel(
            name="Closing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(choices=KINDS, max_length=24)),
                ("code", models.CharField(blank=True, choices=CODES, max_length=16)),
                ("reason", models.TextField()),
                ("created_at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="billing.document",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "posting",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="billing.posting",
                    ),
                ),
            ],
        )
    ]
