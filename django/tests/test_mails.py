"""What mails say, where their links lead, and what happens to one that cannot be sent."""

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from auth_contract import mails, outbox, signals


def test_a_mail_is_text_and_html_with_nothing_of_the_request(db, mailbox):
    mails.send_verification("ada@example.com", username="<b>ada", token="a:b/c")
    [message] = mailbox("ada@example.com")
    assert message.subject == "Confirm your address for localhost:3000"
    assert message.body == (
        "This address was used to create an account on localhost:3000. Please confirm that it is yours.\n\n"
        "Confirm the address:\nhttp://localhost:3000/verify-email?token=a%3Ab%2Fc\n\n"
        "The link works for 3 days.\n\n"
        "If this was not you, ignore this e-mail. Nothing changes unless the link is opened.\n\n"
        "-- \nhttp://localhost:3000\n"
    )
    [(html, media_type)] = message.alternatives
    assert media_type == "text/html"
    assert 'href="http://localhost:3000/verify-email?token=a%3Ab%2Fc"' in html


def test_html_is_escaped_and_text_is_not(db, mailbox):
    mails.send_password_changed("ada@example.com", username="a&b<c>")
    [message] = mailbox("ada@example.com")
    assert "a&b<c>" in message.body
    assert "a&amp;b&lt;c&gt;" in message.alternatives[0][0]


def test_a_project_overrides_a_template(db, mailbox, settings, tmp_path):
    folder = tmp_path / "auth_contract/mail"
    folder.mkdir(parents=True)
    (folder / "password_reset.html").write_text(
        "{% extends layout %}{% block subject %}Hi {{ username }}{% endblock %}{% block text %}Yo.{% endblock %}"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    mails.send_password_reset("ada@example.com", username="ada", uid="MQ", token="t")
    [message] = mailbox("ada@example.com")
    assert (message.subject, message.body.splitlines()[0]) == ("Hi ada", "Yo.")


def test_a_refused_mail_is_tried_again_then_given_up(monkeypatch):
    attempts, reasons = [], []
    signals.mail_failed.connect(lambda reason, **kwargs: reasons.append(reason), weak=False, dispatch_uid="seen")
    monkeypatch.setattr(outbox, "RETRY_DELAYS", (0.01, 0.01))

    class Refused(EmailMessage):
        def send(self, fail_silently=False):
            attempts.append(1)
            raise OSError("secret words of the server")

    outbox.send_later(Refused(to=["ada@example.com"]))
    outbox.wait()
    outbox.send_later(EmailMessage(to=["not an address"]))
    signals.mail_failed.disconnect(dispatch_uid="seen")
    assert (len(attempts), reasons) == (3, ["refused", "address"])
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("seconds", "words"), [(259200, "3 days"), (86400, "24 hours"), (3600, "60 minutes"), (5, "1 minutes")]
)
def test_lifetimes_in_words(seconds, words):
    assert mails.in_words(seconds) == words
