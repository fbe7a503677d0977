"""The logic of the guidebook: plain Python, tested without a build.

Only the package `build` knows MkDocs.
"""
