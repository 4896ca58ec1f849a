/** A thing in a catalogue: what it is found by, where it comes in each order, and what shows it.
 * @typedef {object} Item
 * @property {() => string} title
 * @property {() => string} names What it is called, and by whom it is.
 * @property {() => string} shown What a reader sees of it while it is folded.
 * @property {() => string} text All that it is found by.
 * @property {() => string[][]} linked What each thing is called that it is linked with: its title, then other names.
 * @property {(facet: string) => string[]} values
 * @property {(order: string) => number} rank
 * @property {() => HTMLElement} element */
/** A thing as the file of a catalogue has it: title, address, facts, summary, more words, values, ranks, former anchors.
 * A number among the values stands for a choice, or for a stage.
 * @typedef {[string, string, string[], string, string, Record<string, (string | number)[]>, Record<string, number>,
 *   string[]]} Row */
/** The choices have a value, its title, and other names.
 * @typedef {{choices: Record<string, [string, string, ...string[]][]>, stages: string[], items: Row[]}} Loaded */

/** Comes after all that has a place in an order. */
const LAST = 1e9

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

/** What is worked out when it is first asked for.
 * @template T
 * @param {() => T} make */
const once = make => {
  /** @type {{made: T} | undefined} */
  let held
  return () => (held ??= {made: make()}).made
}

/** The words of some parts of an element.
 * @param {Element} element
 * @param {string} parts */
const textsIn = (element, parts) => [...element.querySelectorAll(parts)].map(part => part.textContent ?? "")

/** An item that stands on the page.
 * @param {HTMLElement} element
 * @param {Map<string, string[]>} topics
 * @returns {Item} */
const onPage = (element, topics) => {
  const values = (/** @type {string} */ facet) => (element.getAttribute(`data-${facet}`) ?? "").split(" ")
  const linked = once(() => [
    ...values("topic").map(id => topics.get(id) ?? []),
    ...textsIn(element, ".rm-suggesters a").map(name => [name]),
  ])
  const title = once(() => foldedText(element.querySelector("h3, a")?.textContent ?? ""))
  return {
    title,
    names: once(() => `${title()} ${foldedText(textsIn(element, ".rm-row-by, .rm-aliases").join(" "))}`),
    shown: once(() => `${title()} ${foldedText(textsIn(element, ".rm-row-line, .rm-pills").join(" "))}`),
    text: once(() => foldedText([element.textContent, ...linked().flat()].join(" "))),
    linked,
    values,
    rank: order => Number(element.getAttribute(`data-rank-${order}`) ?? LAST),
    element: () => element,
  }
}

/** An item of a file; its row is made when it is first shown.
 * @param {Row} row
 * @param {Loaded} loaded
 * @param {string} file
 * @returns {Item} */
const inFile = ([title, address, facts, summary, words, values, ranks], {choices, stages}, file) => {
  const of = (/** @type {string} */ facet) => values[facet] ?? []
  const linked = once(() => [
    ...of("topic").map(number => choices["topic"]?.[Number(number)]?.slice(1) ?? []),
    ...of("stage").map(number => [stages[Number(number)] ?? ""]),
  ])
  return {
    title: once(() => foldedText(title)),
    names: once(() => foldedText(`${title} ${words}`)),
    shown: once(() => foldedText([title, ...facts, summary].join(" "))),
    text: once(() => foldedText([title, ...facts, summary, words, ...linked().flat()].join(" "))),
    linked,
    values: facet => of(facet).map(value => typeof value === "number" ? choices[facet]?.[value]?.[0] ?? "" : value),
    rank: order => ranks[order] ?? LAST,
    element: () => {
      const [item, link, said, line] = ["li", "a", "span", "p"].map(name => document.createElement(name))
      if (!item || !(link instanceof HTMLAnchorElement) || !said || !line) {
        throw new Error("There are no elements.")
      }
      link.href = new URL(`../${address}`, file).href
      link.textContent = title
      said.className = "rm-facts"
      said.textContent = facts.join(" · ")
      line.className = "rm-row-line"
      line.textContent = summary
      item.append(link, " ", said, ...summary ? [line] : [])
      return item
    },
  }
}

/** Load the file of a catalogue.
 * @param {string} address
 * @returns {Promise<Loaded>} */
const load = address => new Promise((resolve, reject) => {
  const script = document.createElement("script")
  script.src = address
  script.onload = () => resolve(/** @type {{roadmapItems: Loaded}} */ (/** @type {unknown} */ (globalThis)).roadmapItems)
  script.onerror = reject
  document.head.append(script)
})

/** Whether an item has one of some values; for a name that starts with `not-`, whether it has none of them.
 * @param {Item} item
 * @param {Choice} choice */
const fits = (item, {field, values}) => {
  const own = item.values(field.name.replace(/^not-/, ""))
  return values.some(value => own.includes(value)) !== field.name.startsWith("not-")
}

/** The items that fit all choices and have all words, in an order.
 * @param {Item[]} items
 * @param {Choice[]} chosen
 * @param {string[][]} sought
 * @param {string} order */
const found = (items, chosen, sought, order) => {
  const all = items.filter(
    item => chosen.every(choice => fits(item, choice)) && sought.every(words => has(item.text(), words)),
  )
  if (!order) {
    return all
  }
  const rank = (/** @type {Item} */ item) => order === "title" ? 0 : item.rank(order)
  return all.sort((a, b) => rank(a) - rank(b) || a.title().localeCompare(b.title()))
}
