// Why: what is written nearly so is meant, in an address as among the words of a filter.

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
