"""/api/notes/: every user's own notes, and with Django's permissions those of others. lib/notes answers the same."""

from auth_contract.errors import handle_error
from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.exceptions import MethodNotAllowed, PermissionDenied
from rest_framework.pagination import PageNumberPagination
from rest_framework.viewsets import ModelViewSet

from notes.filters import LimitedSearchFilter, StableOrderingFilter
from notes.models import Note
from notes.permissions import IsOwnerOrHasPermission
from notes.serializers import NoteSerializer


class NotePagination(PageNumberPagination):
    page_size = 25


one = extend_schema(parameters=[OpenApiParameter("id", int, OpenApiParameter.PATH)])


@extend_schema_view(
    retrieve=one,
    update=one,
    partial_update=one,
    destroy=one,
    list=extend_schema(
        parameters=[
            OpenApiParameter("page", str, description='Number of the page, or "last"'),
            OpenApiParameter("all", str, description='"true": those of everyone. Needs notes.view_note'),
        ]
    )
)
class NoteViewSet(ModelViewSet):
    queryset = Note.objects.select_related("owner")
    serializer_class = NoteSerializer
    permission_classes = [IsOwnerOrHasPermission]
    pagination_class = NotePagination
    filter_backends = [LimitedSearchFilter, StableOrderingFilter]
    search_fields = ["title", "body"]
    ordering_fields = ["title", "created_at", "updated_at"]
    ordering = ["-updated_at"]
    # Whatever stands between the slashes: an id that is no number is a note that does not exist.
    lookup_value_regex = "[^/]+"

    def initial(self, request, *args, **kwargs):
        # REST framework would ask for credentials first.
        if self.action is None:
            raise MethodNotAllowed(request.method)
        super().initial(request, *args, **kwargs)

    def get_exception_handler(self):
        return handle_error

    def get_queryset(self):
        user, notes = self.request.user, super().get_queryset()
        is_list = self.action == "list"
        if is_list and self.request.query_params.get("all") != "true":
            return notes.filter(owner=user)
        if user.has_perm("notes.view_note"):
            return notes
        if is_list:
            raise PermissionDenied
        return notes.filter(owner=user)

    def get_object(self):
        try:
            return super().get_object()
        except OverflowError as error:
            # SQLite takes ids of 64 bits; Django 4.2 passes longer ones on.
            raise Http404("No Note matches the given query.") from error

    def perform_create(self, serializer):
        serializer.save(owner=self.request.user)
