"""Exchange formats: content values to a file and back, one module per format. No session, no web."""
