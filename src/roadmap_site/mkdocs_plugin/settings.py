"""The settings of the plugin in `mkdocs.yml`, and the files and folders that they name.

Each entry of the plugin has settings of its own. What they name is relative to `mkdocs.yml`, and need not be there
when it is asked for: it may come while a preview runs.
"""

from pathlib import Path

from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig

from roadmap_site.health import link_check
from roadmap_site.mkdocs_plugin import build_inputs
from roadmap_site.problems import spelling
from roadmap_site.problems.counting import listed

# What somebody may want to leave out as Health is, and cannot.
_NEEDED = ("home", "roadmaps", "stages", "topics", "areas", "resources", "projects")
_OPTIONAL = ("compare", "print", "health")


class PluginConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's part of `mkdocs.yml`."""

    curriculum = config_options.Type(str, default="curriculum")
    """The folder of the curriculum, relative to `mkdocs.yml`."""
    path = config_options.Type(str, default="")
    """The folder of the site below which all pages of the curriculum stand, such as `learn`; else at its top."""
    estimates = config_options.Type(bool, default=True)
    """Whether pages say how long stages and roadmaps take."""
    templates = config_options.Optional(config_options.Type(str))
    """A folder of templates, relative to `mkdocs.yml`, whose blocks take the place of ours."""
    image = config_options.Optional(config_options.Type(str))
    """The picture that goes with a link to the site, relative to `docs/`; else ours."""
    social = config_options.Type(bool, default=False)
    """Whether each roadmap and stage has a picture of its own for links to it, which the extra `social` paints."""
    typography = config_options.Optional(config_options.Type(bool))
    """Whether the whole site has our font and headings; left out, one that is all ours and names no font has them."""
    mend = config_options.Type(bool, default=True)
    """Whether faults of the theme are mended, on all pages of the site; of several entries the first one says so."""
    search = config_options.Choice(("ours", "theme"), default="ours")
    """Whose search a site with Material has: ours, or that of the theme."""
    compare = config_options.Type(bool, default=True)
    """Whether there are pages that hold the roadmaps against each other."""
    print = config_options.Type(bool, default=True)
    """Whether there is a page of each roadmap as one document."""
    health = config_options.Type(bool, default=True)
    """Whether there is a page that says how complete and how fresh the curriculum is."""
    guide = config_options.Optional(config_options.Type(str))
    """The page for contributors, relative to `docs/`, to which the home page and the page Health lead."""
    link_check = config_options.Optional(config_options.Type(str))
    """The report of `roadmap links`, relative to `mkdocs.yml`; else beside the curriculum's folder."""
    messages = config_options.Type(dict, default={})
    """What the site says otherwise than we do: the English text of a message → what stands for it."""

    def validate(self) -> tuple[base.ConfigErrors, base.ConfigWarnings]:
        """Check the settings; refuse to leave out pages that others link to."""
        refused: base.ConfigErrors = []
        for name in _NEEDED:
            # Left in, it would be told a second time, as one that nobody knows.
            if self.data.pop(name, None) is not None:
                fact = f"what is there by the name `{name}` cannot be left out, as other pages lead to it"
                refused.append((name, base.ValidationError(f"{fact}; only {listed(_OPTIONAL)} can be")))
        unknown: base.ConfigWarnings = []
        for name in [name for name in self.data if name not in self._schema_keys]:
            del self.data[name]
            near = spelling.nearest(str(name), self._schema_keys)
            guess = f"did you mean `{near}`?" if near else f"there are {listed(sorted(self._schema_keys))}"
            unknown.append((name, f"The plugin `roadmap` has no setting `{name}`: {guess}"))
        failed, warnings = super().validate()
        return [*refused, *failed], [*unknown, *warnings]


def left_out(own: PluginConfig) -> frozenset[str]:
    """Return the kinds of pages that a site does not want, by the names of their settings."""
    return frozenset(name for name in _OPTIONAL if not own[name])


def places(config: MkDocsConfig, own: PluginConfig) -> list[Path]:
    """Return the files and folders that the pages of an entry are made from."""
    places = [build_inputs.top(config) / own.curriculum, *templates(config, own)]
    if own.health:
        places.append(report_of_links(config, own))
    return places


def templates(config: MkDocsConfig, own: PluginConfig) -> list[Path]:
    """Return the folder of templates of the site's own, if it has one."""
    if own.templates:
        return [build_inputs.top(config) / own.templates]
    return []


def report_of_links(config: MkDocsConfig, own: PluginConfig) -> Path:
    """Return the file that `roadmap links` leaves."""
    if own.link_check:
        return build_inputs.top(config) / own.link_check
    return link_check.kept(build_inputs.top(config) / own.curriculum)
