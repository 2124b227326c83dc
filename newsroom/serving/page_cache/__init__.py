"""Readers' pages kept in the process and always fresh: each answer is as the database is, or is made anew.

page_cache.py   stands around Django: keeps what anybody would be sent, and answers from it
pages.py        a kept page, its compressed forms, and how it answers a conditional request
store.py        so many bytes of them, the last asked for
freshness.py    the stamp that every commit of something public changes, and the next moment of the clock
triggers.py     what changes the stamp, in the same transaction, whatever path writes
"""
