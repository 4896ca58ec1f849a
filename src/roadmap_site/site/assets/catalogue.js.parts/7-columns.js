/** Let a reader pick two roadmaps: their columns stay alone, and the rows of what one of them teaches.
 * @param {HTMLFormElement} form */
const pick = form => {
  const [first, second] = [...form.elements].filter(field => field instanceof HTMLSelectElement)
  const table = form.nextElementSibling?.querySelector("table")
  if (!first || !second || !table) {
    return
  }
  const columns = [...table.querySelectorAll("[data-column]")].map(head => head.getAttribute("data-column"))
  const rows = [...table.rows].filter(row => row.cells.length > columns.length)

  const show = () => {
    const picked = [first.value, second.value].filter(Boolean)
    for (const row of rows) {
      columns.forEach((column, at) => {
        const cell = row.cells[at + 1]
        if (cell) {
          cell.hidden = picked.length > 0 && !picked.includes(column ?? "")
        }
      })
      const shown = [...row.cells].slice(1).filter(cell => !cell.hidden)
      row.classList.toggle("rm-empty", shown.every(cell => !cell.textContent?.trim()))
    }
    table.classList.toggle("rm-table--picked", picked.length > 0)
  }

  // A phone has room for two.
  if (matchMedia("(max-width: 44.9844em)").matches && columns.length > 2) {
    first.value = columns[0] ?? ""
    second.value = columns[1] ?? ""
  }
  form.addEventListener("input", show)
  show()
}

for (const form of document.querySelectorAll("form.rm-pick")) {
  if (form instanceof HTMLFormElement) {
    pick(form)
  }
}
