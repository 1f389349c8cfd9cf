"""Domain controllers: one module per use case. They own every database write and every transaction.

They call the efficiency calculators, the connectors and the persistence layer, and know no HTTP.
"""
