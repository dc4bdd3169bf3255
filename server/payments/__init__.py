"""Payments: intents, providers behind a Protocol, and what they book in the ledger."""
