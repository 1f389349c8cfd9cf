"""Connectors: the outside world. File readers, carbon-intensity sources, model providers.

Each kind is a Protocol and a registry; connectors return frozen records and know neither Django nor the database.
"""
