"""The words of our own that readers of a site see.

Each sentence stands in the code in English, as a call of `gettext` or `ngettext`, and in `messages.pot`, which
`make messages` writes. A translation is a file beside it, such as `de.po` or `pt_BR.po`, which any translator's tool
reads; it is read as it is, so that nothing has to be compiled. A site can have single messages otherwise.
"""
