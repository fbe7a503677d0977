"""What the theme ships beside its templates, and what hosts are told of it."""
