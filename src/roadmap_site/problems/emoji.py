"""Emoji by the names that people type for them between colons, such as `:rocket:`.

They are the names of GitHub and of Material for MkDocs, as the tables of pymdown-extensions have them, which is the
only thing asked of it here. The tables are loaded when the first name is looked up: who writes the emoji itself needs
none. What has no name there, such as a logo, is no emoji.
"""


def named(name: str) -> str | None:
    """Return the emoji of a name, with its colons or without them; nothing for what is none."""
    from pymdownx import gemoji_db, twemoji_db  # noqa: PLC0415 (few words are names of emoji)

    wanted = f":{name.strip(':').lower()}:"
    for table in (gemoji_db, twemoji_db):
        found = table.emoji.get(table.aliases.get(wanted, wanted), {})
        # What shows as a sign of text alone is written with a selector behind it.
        if code := found.get("unicode_alt") or found.get("unicode"):
            return "".join(chr(int(number, 16)) for number in code.split("-"))
    return None
