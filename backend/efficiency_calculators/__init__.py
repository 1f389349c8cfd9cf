"""Efficiency calculators: from measured values to an A-E rating, and from a rating to its label.

Pure Python: frozen dataclasses in, frozen dataclasses out. No Django, no database, no network, no clock.
"""
