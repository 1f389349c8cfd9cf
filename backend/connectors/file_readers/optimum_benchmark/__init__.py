"""Optimum-Benchmark's JSON reports: phases, their energy, how many samples that is for, and the operating point.

Source: https://github.com/huggingface/optimum-benchmark (``trackers/energy.py``, ``benchmark/report.py``, scenarios).
"""
