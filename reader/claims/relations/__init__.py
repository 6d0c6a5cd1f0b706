"""How claims and figures of several articles stand to each other; pure functions over `Account` values."""
