"""Who may sign in, for whom, and what they may do there."""
