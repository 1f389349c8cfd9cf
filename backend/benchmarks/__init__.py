"""`make bench`: the figures the project promises, measured on this machine and printed beside their targets.

Nothing here is a test: machines differ, and a slow one should not turn the build red.
"""
