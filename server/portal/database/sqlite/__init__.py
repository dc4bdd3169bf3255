"""SQLite as Portico needs it: writers queue, nothing acknowledged is lost."""
