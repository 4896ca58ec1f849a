/** Something that shows the items that were found, those by what they are linked with with that.
 * @typedef {object} View
 * @property {() => Promise<Item[]>} items
 * @property {(found: Item[] | null, sorted: boolean, sought: string[][]) => void} show */

/** The headings that stand over items, each with these.
 * @param {HTMLElement[]} parts */
const groupsOf = parts => {
  /** @type {Map<HTMLElement, HTMLElement[]>} */
  const groups = new Map()
  /** @type {HTMLElement[]} */
  let members = []
  for (const part of parts) {
    if (part.matches("[data-item]")) {
      members.push(part)
    } else {
      members = []
      groups.set(part, members)
    }
  }
  return new Map([...groups].filter(([, items]) => items.length))
}

/** Items that stand on the page: what does not fit is hidden, and so is a heading over nothing.
 * @param {HTMLFormElement} form
 * @param {Element} content
 * @returns {View} */
const pageView = (form, content) => {
  /** @type {HTMLElement[]} */
  const parts = [...content.querySelectorAll("h2, .rm-area, [data-item]")].filter(part => part instanceof HTMLElement)
  const groups = groupsOf(parts)
  const rows = parts.filter(part => part.matches("[data-item]"))
  /** @type {Item[] | undefined} */
  let items
  /** What stands around each row, so that it finds back to its place. */
  const places = rows.map(row => ({row, parent: row.parentNode, after: row.nextSibling}))
  let isSorted = false

  return {
    items: async () => {
      const topics = topicsOf(form)
      return items ??= rows.map(row => onPage(row, topics))
    },
    show: (found, sorted, sought) => {
      const fit = new Set(found ? found.map(item => item.element()) : rows)
      for (const row of rows) {
        row.hidden = !fit.has(row)
      }
      for (const item of found ?? items ?? []) {
        give(item.element(), found ? reasons(item, sought) : [], form.dataset["by"] ?? "")
      }
      if (sorted) {
        const list = rows[0]?.parentNode
        list?.append(...fit)
      } else if (isSorted) {
        for (const {row, parent, after} of [...places].reverse()) {
          parent?.insertBefore(row, after)
        }
      }
      isSorted = sorted
      for (const [heading, members] of groups) {
        heading.hidden = sorted || members.every(item => item.hidden)
      }
      for (const link of document.querySelectorAll(CONTENTS)) {
        const target = targetOf(new URL(link.getAttribute("href") ?? "", location.href))
        const entry = link.closest("li")
        if (target && entry) {
          entry.hidden = target.closest("[hidden]") !== null
        }
      }
    },
  }
}

/** How many rows of what was found in a file are shown at once. */
const ROWS = 50

/** Items of a file: what was found takes the place of all that stands below the form.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} results
 * @returns {View} */
const fileView = (form, results) => {
  const file = new URL(form.dataset["items"] ?? "", location.href).href
  const list = results.querySelector("ul")
  const further = results.querySelector("button")
  /** @type {Promise<Item[]> | undefined} */
  let items
  /** @type {Item[]} */
  let left = []
  /** @type {string[][]} */
  let by = []

  const showMore = () => {
    const rows = left.splice(0, ROWS).map(item => {
      const row = item.element()
      give(row, reasons(item, by), form.dataset["by"] ?? "")
      return row
    })
    list?.append(...rows)
    if (further) {
      further.hidden = left.length === 0
    }
    return rows
  }

  further?.addEventListener("click", () => showMore()[0]?.querySelector("a")?.focus())
  return {
    items: () => items ??= load(file).then(loaded => {
      for (const [name, all] of Object.entries(loaded.choices)) {
        const offered = form.querySelector(`[id="choices-${name}"]`)
        offered?.replaceChildren(...all.map(([value, title, ...others]) => {
          const option = new Option(title, title)
          option.dataset["value"] = value
          if (others.length) {
            option.dataset["also"] = others.join("\n")
          }
          return option
        }))
      }
      return loaded.items.map(row => inFile(row, loaded, file))
    }),
    show: (found, _sorted, sought) => {
      results.hidden = found === null
      for (let part = results.nextElementSibling; part; part = part.nextElementSibling) {
        if (part instanceof HTMLElement && !part.matches("script, .md-source-file, aside, footer")) {
          part.hidden = found !== null
        }
      }
      left = [...found ?? []]
      by = sought
      list?.replaceChildren()
      showMore()
    },
  }
}
