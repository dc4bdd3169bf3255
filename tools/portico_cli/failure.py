"""The one exception whose text is meant for the person at the terminal."""


class Failure(Exception):
    """What went wrong and what to do, in one sentence; more lines may follow as evidence."""
