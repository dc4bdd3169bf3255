"""The frame that the server's subjects stand in: settings, HTTP, errors, contract."""
