"""What the commands do, a module per group; a command takes a session and returns the exit status."""
