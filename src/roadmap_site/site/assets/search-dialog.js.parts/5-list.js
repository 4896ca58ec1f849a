// Why: hits say what they are, and stand with their like. All that comes from a page is put in as text, never as HTML.

const atFirst = 5
const inOtherKinds = 3
const atMost = 40

/** @type {{base: string, features: string[], translations: Record<string, string>}} */
const themeSays = JSON.parse(document.getElementById("__config")?.textContent ?? "{}")

/** What the theme says, in its language.
 * @param {string} key
 * @param {number} [count] */
const themeWord = (key, count) =>
  (themeSays.translations?.[`search.result.${key}`] ?? "").replace("#", String(count ?? ""))

/** @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} name
 * @param {(Node | string)[]} held
 * @returns {HTMLElementTagNameMap[K]} */
const made = (tag, name, ...held) => {
  const element = document.createElement(tag)
  if (name) element.className = name
  element.append(...held)
  return element
}

/** A text with what was asked for marked.
 * @param {string} text
 * @param {string[]} words */
const marked = (text, words) => text.split(/([\p{L}\p{N}\p{M}]+)/u).map((part, at) => {
  if (at % 2 === 0) return part
  const folded = foldedText(part)
  const begin = words.find(word => folded.startsWith(word) || (isPair(word) && folded.includes(word)))
  return begin === undefined ? part : made("mark", "", part)
})

/** @param {FoundThing} found
 * @param {Shown} shown
 * @param {string[]} words */
const hit = (found, [title, address, line, aliases, ...parts], words) => {
  const url = new URL(address, topOfSite)
  const anchor = parts[2 * found.place - 2]
  if (found.place && anchor) url.hash = anchor
  if (themeSays.features?.includes("search.highlight")) url.searchParams.set("h", words.join(" "))
  const shown = made("div", "md-search-result__article md-typeset", made("p", "rm-hit__title", ...marked(title, words)))
  if (found.alias && aliases) {
    const names = start.messages.alias.replace("{names}", aliases.join(", "))
    shown.append(made("p", "rm-hit__line", ...marked(names, words)))
  }
  const heading = parts[2 * found.place - 1]
  if (found.place && heading) shown.append(made("p", "rm-hit__line", "› ", ...marked(heading, words)))
  if (line) shown.append(made("p", "rm-hit__line", ...marked(line, words)))
  const link = made("a", "md-search-result__link", shown)
  link.href = url.href
  link.tabIndex = -1
  return made("li", "", link)
}

/** @param {FoundThing[]} found
 * @param {string[]} words */
const hits = async (found, words) => {
  const shown = await shownOf(found)
  return found.map((one, at) => hit(one, /** @type {Shown} */ (shown[at]), words))
}

/** The hits of one kind.
 * @param {string} kind
 * @param {string} title
 * @param {FoundThing[]} found
 * @param {string[]} words
 * @param {number} most How many are shown at first. */
const group = async (kind, title, found, words, most) => {
  const name = made("p", "rm-hits__kind", title)
  name.id = `rm-hits-${kind}`
  const list = made("ul", "rm-hits__list", ...await hits(found.slice(0, most), words))
  list.setAttribute("aria-labelledby", name.id)
  const item = made("li", "md-search-result__item rm-hits", name, list)
  const rest = found.slice(most, atMost)
  if (rest.length) {
    const count = start.messages.more.replace("{number}", rest.length.toLocaleString(document.documentElement.lang))
    const summary = made("summary", "", made("div", "", count))
    summary.tabIndex = -1
    const more = made("ul", "rm-hits__list")
    more.setAttribute("aria-labelledby", name.id)
    const details = made("details", "md-search-result__more", summary, more)
    details.addEventListener("toggle", async () => {
      try {
        more.append(...await hits(rest, words))
      } catch {
        details.remove()
      }
    }, {once: true})
    item.append(details)
  }
  return item
}

/** All hits, the kind of the best one first.
 * @param {FoundThing[]} found
 * @param {string[]} words */
const groups = (found, words) => {
  const kinds = [...new Set(found.map(({kind}) => kind))]
  return Promise.all(kinds.map((kind, at) => {
    const [id = "", title = ""] = start.kinds[kind] ?? []
    return group(id, title, found.filter(one => one.kind === kind), words, at ? inOtherKinds : atFirst)
  }))
}
