from rest_framework.permissions import IsAuthenticated

NEEDED = {"PUT": "notes.change_note", "PATCH": "notes.change_note", "DELETE": "notes.delete_note"}


class IsOwnerOrHasPermission(IsAuthenticated):
    """One's own notes need no permission. The queryset has left out the notes that the user may not see."""

    def has_object_permission(self, request, view, obj):
        permission = NEEDED.get(request.method)
        return permission is None or obj.owner_id == request.user.pk or request.user.has_perm(permission)
