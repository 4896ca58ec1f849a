"""Hooks of MkDocs that do at its events what well-known plugins do, so that the tests need not install those."""
