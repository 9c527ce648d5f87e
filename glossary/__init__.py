"""A terminology database for Kazakh, Russian and English."""

__version__ = "0.1.0"
