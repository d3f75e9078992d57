"""What every test shares: a Qt that needs no display, unless the one who starts the tests names another."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
