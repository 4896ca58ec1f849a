"""The catalogue of messages is that of the code, and so are its translations."""

from __future__ import annotations

from babel.messages.pofile import read_po

from roadmap_site.site.messages.overrides import TEMPLATE, placeholders, wrong_placeholders
from roadmap_site.site.messages.words import FOLDER
from tools import messages


def test_the_template_holds_the_messages_of_the_code() -> None:
    """`make messages` writes it anew."""
    assert TEMPLATE.read_text(encoding="utf-8") == messages.text()


def test_every_message_can_be_filled() -> None:
    """Placeholders have names; only the form for one may leave the number out."""
    with TEMPLATE.open("rb") as content:
        catalog = read_po(content)
    for message in catalog:
        one, *many = [message.id] if isinstance(message.id, str) else message.id
        assert all(placeholders(one) | {"number"} == placeholders(other) | {"number"} for other in many), message.id


def test_a_translation_has_the_placeholders_of_its_messages() -> None:
    """No page fails for a slip of a translator."""
    for file in sorted(FOLDER.glob("*.po")):
        with file.open("rb") as content:
            for message in read_po(content):
                forms = [message.string] if isinstance(message.string, str) else [*(message.string or ())]
                assert [*wrong_placeholders(message, [form for form in forms if form])] == [], file.name
