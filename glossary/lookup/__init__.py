"""From a query to ranked hits, and from running text to the terms it holds."""
