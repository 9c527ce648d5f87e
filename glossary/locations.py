"""Where the data folders are: inside an installed package, or at the top of the source tree."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_DATA = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent

MIGRATIONS = _DATA / "migrations"
SEED = _DATA / "seed"
TEMPLATES = _DATA / "templates"
STATIC = _PACKAGE / "static"
TRANSLATIONS = _PACKAGE / "translations"
