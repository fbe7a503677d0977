"""What people send: the questions they are asked, their answers made into case files, and what they
are told about them.

The web form, the issue form and the Word template ask the same questions (questions.py). Answers
from an issue or a Word file become a draft (answers.py, records.py), a draft becomes files
(case_writer.py), and what the check finds in those is told by question (reply.py).
"""
