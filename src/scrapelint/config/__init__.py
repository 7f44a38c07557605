"""What the user wrote, turned into a frozen configuration, every mistake found at once."""
