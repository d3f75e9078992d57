"""A window onto the program: the only place that knows Qt, and no place that knows a rule."""
