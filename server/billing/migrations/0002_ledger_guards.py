"""The database itself refuses a posting that does not balance, and any change of one.

Entries are written before their posting; their foreign key is deferred, so that a transaction
cannot commit entries without it. When the posting arrives the sums are checked, and from then on
it takes no further entry.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

UNBALANCED = (
    "SELECT 1 FROM billing_entry WHERE posting_id = NEW.id GROUP BY currency"
    " HAVING SUM(amount_minor) <> 0"
)
CLOSED = "SELECT 1 FROM billing_posting WHERE id = NEW.posting_id"
FEW = "SELECT COUNT(*) FROM billing_entry WHERE posting_id = NEW.id"

SQLITE = [
    f"""CREATE TRIGGER billing_posting_balanced BEFORE INSERT ON billing_posting
        WHEN EXISTS ({UNBALANCED}) BEGIN SELECT RAISE(ABORT, 'posting does not balance'); END""",
    f"""CREATE TRIGGER billing_posting_sides BEFORE INSERT ON billing_posting
        WHEN ({FEW}) = 1 BEGIN SELECT RAISE(ABORT, 'posting has one side only'); END""",
    f"""CREATE TRIGGER billing_entry_closed BEFORE INSERT ON billing_entry
        WHEN EXISTS ({CLOSED}) BEGIN SELECT RAISE(ABORT, 'posting is closed'); END""",
    """CREATE TRIGGER billing_posting_final BEFORE UPDATE ON billing_posting
        BEGIN SELECT RAISE(ABORT, 'postings are final'); END""",
    """CREATE TRIGGER billing_entry_final BEFORE UPDATE ON billing_entry
        BEGIN SELECT RAISE(ABORT, 'entries are final'); END""",
]

POSTGRESQL = [
    "CREATE SEQUENCE billing_posting_number AS bigint",
    f"""CREATE FUNCTION billing_posting_check() RETURNS trigger AS $$ BEGIN
        IF EXISTS ({UNBALANCED}) THEN
          RAISE EXCEPTION 'posting does not balance' USING ERRCODE = 'check_violation';
        END IF;
        IF ({FEW}) = 1 THEN
          RAISE EXCEPTION 'posting has one side only' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW; END $$ LANGUAGE plpgsql""",
    f"""CREATE FUNCTION billing_entry_check() RETURNS trigger AS $$ BEGIN
        IF EXISTS ({CLOSED}) THEN
          RAISE EXCEPTION 'posting is closed' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW; END $$ LANGUAGE plpgsql""",
    """CREATE FUNCTION billing_final() RETURNS trigger AS $$ BEGIN
        RAISE EXCEPTION 'the ledger is final' USING ERRCODE = 'check_violation';
        END $$ LANGUAGE plpgsql""",
    "CREATE TRIGGER billing_posting_balanced BEFORE INSERT ON billing_posting"
    " FOR EACH ROW EXECUTE FUNCTION billing_posting_check()",
    "CREATE TRIGGER billing_entry_closed BEFORE INSERT ON billing_entry"
    " FOR EACH ROW EXECUTE FUNCTION billing_entry_check()",
    "CREATE TRIGGER billing_posting_final BEFORE UPDATE ON billing_posting"
    " FOR EACH ROW EXECUTE FUNCTION billing_final()",
    "CREATE TRIGGER billing_entry_final BEFORE UPDATE ON billing_entry"
    " FOR EACH ROW EXECUTE FUNCTION billing_final()",
]


def guard(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    statements = SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
    with schema_editor.connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("billing", "0001_initial")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
