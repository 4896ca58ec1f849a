// Why: a row that fits by what it is linked with does not show so while it is folded, so that it seems to be there by mistake.

/** How many things at most are named by which an item was found. */
const REASONS = 3

/** The things that an item is linked with by which it was found, where what it shows does not say so: those that have the
 * most of the words, each with the name that has them.
 * @param {Item} item
 * @param {string[][]} sought */
const reasons = (item, sought) => {
  const unseen = sought.filter(words => !has(item.shown(), words))
  const count = (/** @type {string} */ name) => unseen.filter(words => has(foldedText(name), words)).length
  const all = unseen.length ? item.linked().map(names => {
    const [title = ""] = names
    const [best = title] = [...names].sort((one, other) => count(other) - count(one))
    return {name: best === title ? title : `${title} (${best})`, count: count(best)}
  }) : []
  const most = Math.max(1, ...all.map(({count}) => count))
  return [...new Set(all.filter(({count}) => count === most).map(({name}) => name))].slice(0, REASONS)
}

/** Say in a row by what else it was found.
 * @param {Element} row
 * @param {string[]} names
 * @param {string} said */
const give = (row, names, said) => {
  row.querySelector(":scope > .rm-row-found")?.remove()
  if (names.length) {
    const line = document.createElement("p")
    line.className = "rm-row-found"
    line.textContent = said.replace("{names}", () => names.join(" · "))
    const above = row.querySelector(":scope > .rm-row-line")
    row.insertBefore(line, above ? above.nextSibling : null)
  }
}
