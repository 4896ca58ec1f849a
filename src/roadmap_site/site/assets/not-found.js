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

  const sought = name(decoded(location.pathname))
  const hint = document.getElementById("rm-nearest")
  const answer = hint?.querySelector("a")
  /** @type {HTMLAnchorElement[]} */
  const links = [...(hint?.parentElement?.querySelectorAll("li a") ?? [])].filter(link => link instanceof HTMLAnchorElement)
  let [nearest] = links
  let fewest = Infinity
  for (const link of links) {
    const slips = distance(sought, name(link.pathname))
    if (slips < fewest) {
      fewest = slips
      nearest = link
    }
  }
  if (hint && answer && nearest && fewest <= Math.max(1, sought.length / 3)) {
    answer.href = nearest.href
    answer.textContent = nearest.textContent
    hint.hidden = false
  }
}
