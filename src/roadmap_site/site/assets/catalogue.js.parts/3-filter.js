/** @param {HTMLFormElement} form */
const filter = form => {
  const content = form.closest("article") ?? document.body
  /** @type {HTMLElement[]} */
  const items = [...content.querySelectorAll("[data-item]")].filter(item => item instanceof HTMLElement)
  /** @type {[HTMLElement, string][]} */
  const texts = items.map(item => [item, plain(item.textContent ?? "")])
  const status = form.querySelector("[role=status]")
  const all = [...status?.childNodes ?? []]
  const some = status?.getAttribute("data-some") ?? ""
  const groups = groupsOf(content)
  /** The item that the address leads to: it stays, whether it fits or not.
   * @type {Element | null} */
  let asked = null

  /** Show what fits, and say how much that is. */
  const show = () => {
    const wanted = chosen(form)
    const sought = plain(wanted.get("words") ?? "").split(/\s+/)
    for (const [item, text] of texts) {
      const found = sought.every(word => text.includes(word))
      const fits = found && [...wanted].every(([name, value]) => name === "words" || has(item, name, value))
      item.hidden = !fits && item !== asked
    }
    for (const [heading, members] of groups) {
      heading.hidden = members.every(item => item.hidden)
    }
    for (const link of document.querySelectorAll(CONTENTS)) {
      const target = targetOf(new URL(link.getAttribute("href") ?? "", location.href))
      const entry = link.closest("li")
      if (target && entry) {
        entry.hidden = target.closest("[hidden]") !== null
      }
    }
    const count = items.filter(item => !item.hidden).length
    if (status) {
      const shown = count.toLocaleString(document.documentElement.lang || "en")
      status.replaceChildren(...(count === items.length ? all : [some.replace("{shown}", shown)]))
    }
    form.classList.toggle("rm-filters--active", wanted.size > 0)
    return wanted
  }

  /** Keep what is chosen in the address, so that the page can be shared as it is. */
  const keep = (/** @type {URLSearchParams} */ wanted) => {
    const address = new URL(location.href)
    address.search = wanted.toString()
    if (targetOf(address)?.closest("[hidden]")) {
      address.hash = ""
    }
    history.replaceState(history.state, "", address)
  }

  /** Show what the reader has chosen, and no more. */
  const choose = () => {
    asked = null
    keep(show())
  }

  /** Show what the address says. */
  const restore = () => {
    const wanted = new URLSearchParams(location.search)
    for (const field of fields(form)) {
      field.value = wanted.get(field.name) ?? ""
      if (field.selectedIndex === -1) {
        field.value = ""
      }
    }
    asked = targetOf(location)?.closest("[data-item]") ?? null
    show()
    if (wanted.size > 0) {
      asked?.scrollIntoView()
    }
  }

  form.addEventListener("input", choose)
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("reset", () => setTimeout(choose))
  addEventListener("popstate", restore)
  restore()
}

for (const form of document.querySelectorAll("form.rm-filters")) {
  if (form instanceof HTMLFormElement) {
    filter(form)
  }
}
