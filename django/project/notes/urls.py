from rest_framework.routers import SimpleRouter

from notes.views import NoteViewSet

router = SimpleRouter()
# With and without the slash: a redirect would turn a POST into a GET.
router.trailing_slash = "/?"
router.register("api/notes", NoteViewSet)

urlpatterns = router.urls
