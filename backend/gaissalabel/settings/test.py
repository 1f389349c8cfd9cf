"""Settings for the tests: the same server, with the two things off that would make tests wait or depend on order."""

import tempfile
from pathlib import Path

from gaissalabel.settings import *  # noqa: F403
from gaissalabel.settings import REST_FRAMEWORK as _REST_FRAMEWORK

DATA_DIR = Path(tempfile.gettempdir())
REST_FRAMEWORK = {
    **_REST_FRAMEWORK,
    "DEFAULT_THROTTLE_RATES": {"anonymous_read": None, "anonymous_write": None},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Hashed static names and the built client are the server's business, not the unit tests'.
WHITENOISE_ROOT = None
