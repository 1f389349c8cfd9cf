"""The server application: settings, routes, WSGI entry point, and the `manage.py` commands."""
