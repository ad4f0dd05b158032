"""How little the best plan may be worth at most: bounds that get lower the longer one looks."""
