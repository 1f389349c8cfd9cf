"""WSGI entry point: `gunicorn gaissalabel.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gaissalabel.settings")

application = get_wsgi_application()
