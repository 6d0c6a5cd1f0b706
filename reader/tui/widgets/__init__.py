"""What the reading screen is made of; each widget owns its keys, actions and messages."""
