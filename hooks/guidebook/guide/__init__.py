"""The data of the guide's own pages: checklist and its sheets, glossary, figures, redirects."""
