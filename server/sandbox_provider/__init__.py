"""The sandbox payment provider: another system than Portico, spoken to over HTTP alone.

It moves no money. It shares no code, no database and no secret store with the portal, so that the
portal treats it as it would treat a bank: by its API, its hosted page and its signed webhooks.
"""
