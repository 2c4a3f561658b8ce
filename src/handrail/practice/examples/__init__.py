"""Worked examples: for each expectation, one invented case for each answer it can give.

They are read in the handbook, and the tests run them: an example and its test are one text.
"""
