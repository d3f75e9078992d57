"""What the seven golden rules ask, and what follows from the answers."""
