"""The tools, docs/tools/*.yml: worksheets, letters, agreements and records that a person fills in."""
