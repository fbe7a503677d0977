"""The logic of the guidebook: plain Python, without MkDocs except for types, tested without a
build.
"""
