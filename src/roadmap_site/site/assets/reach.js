// Why: the search in reach of a thumb is that of the theme, which opens, ready to type, when its own sign is pressed.
// And a topic is taught on several roadmaps: its page leads on along the one from which the reader came in this tab.

{
  document.addEventListener("click", ({target}) => {
    const asked = target instanceof Element && target.closest(".rm-reach > button")
    const sign = document.querySelector("header [for='__search']")
    if (asked && sign instanceof HTMLElement) {
      sign.click()
    }
  })

  /** A page without what is not its own: an anchor, the name of a file that a server adds.
   * @param {string} address */
  const page = address => new URL(address, location.href).pathname.replace(/index\.html$/, "")

  /** The pages of the roadmap and the stage that were read last; a browser may not let us know.
   * @param {string[]} [read] What to keep.
   * @returns {string[]} */
  const came = read => {
    try {
      if (read) sessionStorage.setItem("rm-came", read.join(" "))
      return sessionStorage.getItem("rm-came")?.split(" ") ?? []
    } catch {
      return []
    }
  }

  const bar = document.querySelector(".rm-reach")

  /** @param {Element} part
   * @param {string} selector */
  const link = (part, selector) => part.querySelector(`a${selector}`)?.getAttribute("href") ?? ""

  /** Lead on along the roadmap of a row of "Where it is taught".
   * @param {Element} row */
  const lead = row => {
    const next = row.querySelector("[data-place]")
    const card = document.querySelector("a.rm-next")
    const ways = {map: `${link(row, "")}#map`, list: link(row, "[data-stage]"), next: link(row, "[data-place]")}
    for (const [name, address] of Object.entries(ways)) {
      const way = bar?.querySelector(`[data-to=${name}]`)
      if (address) way?.setAttribute("href", address)
      else way?.remove()
    }
    if (!next) {
      document.getElementById("next")?.remove()
      card?.remove()
    } else if (card) {
      card.className = `rm-next ${row.className}`
      card.setAttribute("href", ways.next)
      card.querySelector("span")?.replaceChildren(next.getAttribute("data-place") ?? "")
      card.querySelector("b")?.replaceChildren(next.textContent ?? "")
    }
  }

  if (bar?.matches("[data-along]")) {
    came([page(link(bar, "[data-to=map]")), page(location.href)])
  } else if (bar) {
    const [roadmap, stage] = came()
    const rows = [...document.querySelectorAll(".rm-taught > li")].filter(row => page(link(row, "")) === roadmap)
    const row = rows.find(row => page(link(row, "[data-stage]")) === stage) ?? rows[0]
    if (row) lead(row)
  }
}
