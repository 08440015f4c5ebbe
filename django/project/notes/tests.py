"""`python manage.py test notes`"""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from rest_framework.test import APITestCase

from notes.models import Note

NO_MATCH = {"detail": "No Note matches the given query."}
DENIED = {"detail": "You do not have permission to perform this action."}


class NoteTests(APITestCase):
    def setUp(self):
        make = get_user_model().objects.create_user
        self.ada, self.bob = make("ada", "ada@example.com", "pw"), make("bob", "bob@example.com", "pw")
        self.note = Note.objects.create(owner=self.ada, title="Milk")
        self.path = f"/api/notes/{self.note.pk}/"

    def sign_in(self, user, *codenames):
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        self.client.force_authenticate(get_user_model().objects.get(pk=user.pk))

    def test_a_visitor_is_refused(self):
        answer = self.client.get("/api/notes/")
        self.assertEqual((answer.status_code, answer.json()["code"]), (401, "not_authenticated"))

    def test_an_owner_makes_changes_and_deletes(self):
        self.sign_in(self.ada)
        made = self.client.post("/api/notes/", {"title": "Oats"}, format="json")
        self.assertEqual(made.status_code, 201)
        self.assertEqual((made.json()["owner"], made.json()["body"]), ("ada", ""))
        self.assertEqual(self.client.get("/api/notes/").json()["count"], 2)
        changed = self.client.patch(self.path, {"body": "two pints"}, format="json")
        self.assertEqual((changed.status_code, changed.json()["title"]), (200, "Milk"))
        self.assertEqual(self.client.delete(self.path).status_code, 204)
        self.assertEqual(self.client.get(self.path).json(), NO_MATCH)

    def test_notes_of_others_are_not_there(self):
        self.sign_in(self.bob)
        for answer in (self.client.get(self.path), self.client.patch(self.path, {}), self.client.delete(self.path)):
            self.assertEqual((answer.status_code, answer.json()), (404, NO_MATCH))
        answer = self.client.get("/api/notes/?all=true")
        self.assertEqual((answer.status_code, answer.json()), (403, DENIED))

    def test_seeing_is_not_changing(self):
        self.sign_in(self.bob, "view_note")
        self.assertEqual(self.client.get("/api/notes/?all=true").json()["count"], 1)
        self.assertEqual(self.client.get("/api/notes/").json()["count"], 0)
        self.assertEqual(self.client.get(self.path).status_code, 200)
        answer = self.client.delete(self.path)
        self.assertEqual((answer.status_code, answer.json()), (403, DENIED))

    def test_permissions_allow_changing_the_notes_of_others(self):
        self.sign_in(self.bob, "view_note", "change_note", "delete_note")
        self.assertEqual(self.client.patch(self.path, {"title": "Oats"}, format="json").json()["owner"], "ada")
        self.assertEqual(self.client.delete(self.path).status_code, 204)

    def test_a_search_has_a_limit(self):
        self.sign_in(self.ada)
        answer = self.client.get("/api/notes/", {"search": "x" * 101})
        self.assertEqual(
            (answer.status_code, answer.json()),
            (400, {"search": ["Ensure this field has no more than 100 characters."]}),
        )

    def test_a_page_takes_two_queries(self):
        self.sign_in(self.ada)
        with self.assertNumQueries(2):
            self.client.get("/api/notes/")

    def test_the_openapi_document_describes_the_notes(self):
        document = self.client.get("/api/openapi.json").json()
        page = document["components"]["schemas"]["PaginatedNoteList"]["properties"]
        self.assertEqual(page["next"]["type"], ["string", "null"])
        self.assertIn("404", document["paths"]["/api/notes/{id}/"]["patch"]["responses"])
