"""Case studies: what their files must be, and the pages, lists and open data made from them.

A file is taken apart (reader.py), its facts and body are checked (schema.py, body.py), and the
files of its languages put together to a `Case` (collection.py), from which everything else is made.
"""
