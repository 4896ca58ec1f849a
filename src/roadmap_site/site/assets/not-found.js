// Why: most dead addresses are a slip away from a living one; this finds the nearest that the page lists anyway.

{
  /** How many slips lead from one word to another: letters added, left out, changed (Levenshtein's distance).
   * @param {string} one
   * @param {string} other */
  const distance = (one, other) => {
    let row = [...other, ""].map((_, position) => position)
    for (const letter of one) {
      let [left = 0] = row
      let corner = left++
      row = row.map((above, position) => {
        if (position > 0) {
          left = Math.min(above + 1, left + 1, corner + (letter === other[position - 1] ? 0 : 1))
          corner = above
        }
        return left
      })
    }
    return row[row.length - 1] ?? 0
  }

  /** The last part of an address, without its ending.
   * @param {string} path */
  const name = path => (path.replace(/(\/index)?(\.html)?\/?$/, "").split("/").pop() ?? "").toLowerCase()

  /** @param {string} path */
  const decoded = path => {
    try {
      return decodeURIComponent(path)
    } catch {
      return path
    }
  }

  const asked = decoded(location.pathname)
  const sought = name(asked)
  const hint = document.getElementById("rm-nearest")
  const answer = hint?.querySelector("a")
  /** @type {HTMLAnchorElement[]} */
  const links = [...(hint?.parentElement?.querySelectorAll("li a") ?? [])].filter(link => link instanceof HTMLAnchorElement)

  /** The folder of the curriculum that a link leads into.
   * @param {Element} link */
  const folder = link => {
    const below = link.closest("[data-below]")?.getAttribute("data-below") ?? "/"
    return decoded(new URL(below, location.href).pathname)
  }

  // The folder that was asked for: of several the innermost, as one curriculum may stand at the top, around the others.
  let meant = ""
  for (const list of document.querySelectorAll("[data-below]")) {
    const below = folder(list)
    if (asked.startsWith(below) && below.length > meant.length) {
      meant = below
    }
  }

  /** @type {HTMLAnchorElement | undefined} */
  let nearest
  /** @type {number[]} */
  let least = []
  for (const link of links) {
    const path = decoded(link.pathname)
    const slips = distance(sought, name(path))
    if (slips <= Math.max(1, sought.length / 3)) {
      // Another curriculum is further away than any slip, and of the same names that with the nearest address is meant.
      const found = [folder(link) === meant ? 0 : 1, slips, distance(asked, path)]
      const differs = found.findIndex((value, position) => value !== least[position])
      if (!nearest || (found[differs] ?? 0) < (least[differs] ?? 0)) {
        nearest = link
        least = found
      }
    }
  }
  if (hint && answer && nearest) {
    answer.href = nearest.href
    answer.textContent = nearest.textContent
    hint.hidden = false
  }
}
