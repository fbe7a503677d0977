"""The search: the index that Pagefind makes of pages, and the lists that its script loads."""
