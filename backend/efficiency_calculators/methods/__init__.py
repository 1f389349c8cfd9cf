"""Rating methods, one per file; a new one is a new file and one line in ``registry.py`` (or an entry point).

What they share (coverage, classes of single metrics, refusing a letter) is in ``breakdown.py``.
"""
