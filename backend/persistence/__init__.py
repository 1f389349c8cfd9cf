"""Persistence: the tables, their constraints, and the reference data they start with.

Controllers are the only callers; nothing here calculates or speaks HTTP.
"""
