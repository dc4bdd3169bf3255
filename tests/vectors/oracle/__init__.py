"""What the rules should answer, worked out by other means than theirs."""
