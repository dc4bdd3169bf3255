"""Positions in commit order, set by the database.

SQLite lets one writer in at a time, so the row's id will do. On PostgreSQL ids are
drawn before the commit and may become visible out of order: a deferred trigger draws
the position when the transaction commits, under a lock held until others see it.
"""
from django.db import migrations

SQLITE = """
CREATE TRIGGER events_event_position AFTER INSERT ON events_event
BEGIN UPDATE events_event SET position = NEW.id WHERE id = NEW.id; END
"""

POSTGRESQL = """
CREATE SEQUENCE events_position;
CREATE FUNCTION events_take_position() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7060733, 1);
    UPDATE events_event SET position = nextval('events_position') WHERE id = NEW.id;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER events_event_position AFTER INSERT ON events_event
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION events_take_position();
"""


def forwards(apps, editor):
    editor.execute(POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE)
    apps.get_model("events", "Horizon").objects.create(pk=1)


def backwards(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(
            "DROP TRIGGER events_event_position ON events_event;"
            "DROP FUNCTION events_take_position; DROP SEQUENCE events_position;"
        )
    else:
        editor.execute("DROP TRIGGER events_event_position")


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
