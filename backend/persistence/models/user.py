"""People who sign in."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Our own table from the first day, because Django cannot swap it later."""
