"""Pages that show record and stories together."""

from django.http import HttpResponse


def front(request):
    return HttpResponse("front")
