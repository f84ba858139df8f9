"""A checkout that verifies its address, with Django: python -m examples.django_checkout runserver

It answers from the default gazetteers, or from those in ADDRKIT_GAZETTEERS.
"""

import json
import os

from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt

import addrkit

kit = addrkit.open(*os.environ.get("ADDRKIT_GAZETTEERS", "").split())  # threads share it


@csrf_exempt
def checkout(request):
    """What to do with an address: ship, show the correction, or ask again."""
    found = kit.verify(json.loads(request.body))
    return JsonResponse({"action": found.action, "ship_to": found.formatted, "ask": found.reasons})


# What every Django project has, in one file.
if __name__ == "__main__":
    from django.conf import settings
    from django.core.management import execute_from_command_line
    from django.urls import path

    urlpatterns = [path("checkout", checkout)]
    settings.configure(
        ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1", "localhost"], SECRET_KEY=os.urandom(32)
    )
    execute_from_command_line()
