"""One person making one decision: the draft, the screens they see, and the sealed record."""
