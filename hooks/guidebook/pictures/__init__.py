"""Pictures that people send: what is in their bytes, what they tell, and how they are mended.

Nothing here raises for what was sent. A picture is published as it is, so that what it may hold is
checked where it is sent.
"""
