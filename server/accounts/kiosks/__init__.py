"""Devices that many people use: known by a token, signed in at by code or by one's own phone."""
