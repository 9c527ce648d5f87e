"""The pages, tested through the real application."""
