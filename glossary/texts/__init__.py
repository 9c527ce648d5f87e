"""From a raw text to clean sentences, and what is found in them."""
