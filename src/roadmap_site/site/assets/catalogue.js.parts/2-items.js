/** The links to parts of the page that themes show beside it: Material, mkdocs, readthedocs. */
const CONTENTS = ":is(.md-nav--secondary .md-nav__link, .bs-sidebar a, .wy-menu .current a)[href*='#']"

/** The part of the page that an address leads to.
 * @param {URL | Location} address */
const targetOf = address => {
  try {
    return document.getElementById(decodeURIComponent(address.hash.slice(1)))
  } catch {
    return null
  }
}

/** Whether an item has a value; for a name that starts with `not-`, whether it lacks it.
 * @param {HTMLElement} item
 * @param {string} name
 * @param {string} value */
const has = (item, name, value) => {
  const facet = name.replace(/^not-/, "")
  const found = (item.getAttribute(`data-${facet}`) ?? "").split(" ").includes(value)
  return found !== name.startsWith("not-")
}

/** The headings that stand over items, each with these.
 * @param {Element} content */
const groupsOf = content => {
  /** @type {Map<HTMLElement, HTMLElement[]>} */
  const groups = new Map()
  /** @type {HTMLElement[]} */
  let members = []
  for (const element of content.querySelectorAll("h2, .rm-area, [data-item]")) {
    if (!(element instanceof HTMLElement)) {
      continue
    }
    if (element.matches("[data-item]")) {
      members.push(element)
    } else {
      members = []
      groups.set(element, members)
    }
  }
  return new Map([...groups].filter(([, items]) => items.length))
}
