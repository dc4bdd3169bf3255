"""The server around Django: connections, static files, REST threads, the stream."""
