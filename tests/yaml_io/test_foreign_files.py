"""Files that are no YAML at all: one problem says what it is."""

from __future__ import annotations

import pytest

from roadmap_site.yaml_io import reader

FOREIGN = {
    "ZIP": (b"PK\x03\x04\x14\0", "syntax-error", "ZIP archive"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "syntax-error", "PDF"),
    "PNG": (b"\x89PNG\r\n\x1a\n\0\0", "syntax-error", "PNG"),
    "JPEG": (b"\xff\xd8\xff\xe0", "syntax-error", "JPEG"),
    "gzip": (b"\x1f\x8b\x08\0", "syntax-error", "gzip"),
    "UTF-16, little end first": ("﻿a: A\n".encode("utf-16-le"), "not-utf8", "UTF-16"),
    "UTF-16, big end first": ("﻿a: A\n".encode("utf-16-be"), "not-utf8", "UTF-16"),
    "UTF-16 without a mark": ("a: A\n".encode("utf-16-le"), "not-utf8", "UTF-16"),
    "UTF-32": ("﻿a: A\n".encode("utf-32-le"), "not-utf8", "UTF-32"),
    "an HTML page": (b"<!DOCTYPE html>\n<title>x</title>", "syntax-error", "HTML"),
    "an HTML page in small letters": (b"\n<!doctype HTML>", "syntax-error", "HTML"),
    "an HTML page without a doctype": (b"\xef\xbb\xbf<html lang=en>", "syntax-error", "HTML"),
    "the page of an error without its frame": (b"<title>404 Not Found</title>\n<h1>", "syntax-error", "HTML"),
    "an HTML page below a comment": (b"<!-- saved from url -->\n<html>", "syntax-error", "HTML"),
    "XML": (b'<?xml version="1.0"?>', "syntax-error", "XML"),
    "Git LFS": (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 1\n", "syntax-error", "Git LFS"),
    "a patch of git": (b"diff --git a/a.yml b/a.yml\n--- a/a.yml\n+++ b/a.yml\n", "syntax-error", "patch"),
    "a patch": (b"--- a.yml\t2026-11-27\n+++ b.yml\t2026-11-27\n@@ -1 +1 @@\n", "syntax-error", "patch"),
    "a script": (b"#!/bin/sh\nset -e\n", "syntax-error", "script"),
    "a script that is no text in YAML": (b"#!/usr/bin/env python3\nx = {'a': [1\n", "syntax-error", "script"),
    "a page": (b"---\ntitle: A\n---\n# A\n\nWords.\n", "syntax-error", "Markdown"),
    "a page that starts with a colon in its words": (
        b"---\r\ntitle: A\r\n---\r\n\r\nWords: more\nand **more**\n",
        "syntax-error",
        "Markdown",
    ),
    "a page of Windows": (b"---\r\ntitle: A\r\n---\r\n\r\nWords.\r\n", "syntax-error", "Markdown"),
    "a page that is nothing but a heading": (b"---\ntitle: A\n---\n# A\n", "syntax-error", "Markdown"),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_a_file_of_another_kind_is_called_what_it_is(what: str) -> None:
    """One problem at its first line, and nothing is read."""
    raw, code, word = FOREIGN[what]
    document, (problem,) = reader.read_bytes(raw, "a.yml")
    assert document.data is None
    assert (problem.code, problem.location.path) == (code, "a.yml")
    assert word in problem.message


def test_the_help_for_a_web_page_fits_each_page() -> None:
    """The page of the file was saved, or one that says that there is none, or the file was written over."""
    _, (problem,) = reader.read_bytes(b"<!DOCTYPE html>\n<title>Page not found</title>", "a.yml")
    assert "put the YAML file in its place" in problem.help
    assert "not there" in problem.help


RIGHT = {
    "JSON": b'{\n  "a": {"title": "A"},\n  "b": "B"\n}\n',
    "JSON with tabs": b'{\n\t"a": "A"\n}\n',
    "a byte order mark": b"\xef\xbb\xbfa: A\n",
    "an interpreter in the first comment": b"#!/usr/bin/env roadmap\na: A\n",
    "two marks with words": b"--- # a\na: |\n  +++ b\n",
    "a mark at the top": b"---\na: A\n",
    "the key version": b"version: https://git-lfs.github.com/spec/v1\n",
    "a key like a tag": b'"<html>": A\n',
}


@pytest.mark.parametrize("what", RIGHT)
def test_what_only_looks_like_another_kind_is_read(what: str) -> None:
    """JSON is YAML."""
    document, problems = reader.read_bytes(RIGHT[what], "a.yml")
    assert (isinstance(document.data, dict), problems) == (True, [])
