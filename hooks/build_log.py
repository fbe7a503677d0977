"""Every build of `make serve` tells all that it has to tell, also what the last one has told.

MkDocs leaves out a line that it has logged before in the same process, such as a warning that still
holds after an edit, or the time a build took when two took the same.
"""

from __future__ import annotations

import logging

from guidebook.build import i18n
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import DuplicateFilter


@event_priority(200)  # before anything is told
def on_config(config: MkDocsConfig) -> None:
    if i18n.is_inner_build(config):
        return
    for log_filter in logging.getLogger("mkdocs.commands.build").filters:
        if isinstance(log_filter, DuplicateFilter):
            log_filter.msgs.clear()
