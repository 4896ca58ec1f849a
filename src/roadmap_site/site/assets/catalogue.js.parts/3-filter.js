/** @param {HTMLFormElement} form */
const filter = form => {
  const content = form.closest("article") ?? document.body
  /** @type {HTMLElement[]} */
  const items = [...content.querySelectorAll("[data-item]")].filter(item => item instanceof HTMLElement)
  /** @type {[HTMLElement, string][]} */
  const texts = items.map(item => [item, plain(item.textContent ?? "")])
  const status = form.querySelector("[role=status]")
  const all = status?.textContent ?? ""
  const some = status?.getAttribute("data-some") ?? ""
  const groups = groupsOf(content)

  /** Show what fits, and say how much that is. */
  const show = () => {
    const wanted = chosen(form)
    const sought = plain(wanted.get("words") ?? "").split(/\s+/)
    for (const [item, text] of texts) {
      const found = sought.every(word => text.includes(word))
      item.hidden = !(found && [...wanted].every(([name, value]) => name === "words" || has(item, name, value)))
    }
    for (const [heading, members] of groups) {
      heading.hidden = members.every(item => item.hidden)
    }
    for (const link of document.querySelectorAll(".md-nav--secondary .md-nav__link[href*='#']")) {
      const target = document.getElementById(decodeURIComponent(new URL(link.getAttribute("href") ?? "", location.href).hash.slice(1)))
      const entry = link.closest("li")
      if (target && entry) {
        entry.hidden = target.closest("[hidden]") !== null
      }
    }
    const count = items.filter(item => !item.hidden).length
    if (status) {
      const shown = count.toLocaleString(document.documentElement.lang || "en")
      status.textContent = count === items.length ? all : some.replace("{shown}", shown)
    }
    form.classList.toggle("rm-filters--active", wanted.size > 0)
    return wanted
  }

  /** Keep what is chosen in the address, so that the page can be shared as it is. */
  const keep = (/** @type {URLSearchParams} */ wanted) => {
    const address = new URL(location.href)
    address.search = wanted.toString()
    history.replaceState(history.state, "", address)
  }

  const restore = () => {
    const asked = new URLSearchParams(location.search)
    for (const field of fields(form)) {
      field.value = asked.get(field.name) ?? ""
      if (field.selectedIndex === -1) {
        field.value = ""
      }
    }
    show()
  }

  form.addEventListener("input", () => keep(show()))
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("reset", () => setTimeout(() => keep(show())))
  addEventListener("popstate", restore)
  restore()
}

for (const form of document.querySelectorAll("form.rm-filters")) {
  if (form instanceof HTMLFormElement) {
    filter(form)
  }
}
