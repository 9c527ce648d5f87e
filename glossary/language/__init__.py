"""What the program knows of Kazakh, Russian and English: pure functions on strings, no database and no
web."""
