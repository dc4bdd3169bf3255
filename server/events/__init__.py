"""Live events: an outbox written with the change, and the stream that reads it."""
