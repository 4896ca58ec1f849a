/** @param {HTMLFormElement} form */
const filter = form => {
  const content = form.closest("article") ?? document.body
  const results = content.querySelector(".rm-results")
  const none = content.querySelector(".rm-none")
  const inParts = results instanceof HTMLElement
  const view = inParts ? fileView(form, results) : pageView(form, content)
  const status = form.querySelector("[role=status]")
  const all = [...status?.childNodes ?? []]
  const some = status?.getAttribute("data-some") ?? ""
  /** The item that the address leads to: it stays, whether it fits or not.
   * @type {Element | null} */
  let asked = null
  let turn = 0
  /** @type {Set<string> | undefined} */
  let names

  const words = () => String(new FormData(form).get("words") ?? "").trim()
  const order = () => String(new FormData(form).get("sort") ?? "")

  /** Keep what is chosen in the address, so that the page can be shared as it is. */
  const keep = () => {
    const address = new URL(location.href)
    const kept = [["words", words()], ...choices(form).map(({field, kept}) => [field.name, kept]), ["sort", order()]]
    address.search = new URLSearchParams(kept.filter(([, value]) => value)).toString()
    if (targetOf(address)?.closest("[hidden]")) {
      address.hash = ""
    }
    history.replaceState(history.state, "", address)
  }

  /** Show what fits, and say how much that is. */
  const show = async () => {
    const isIdle = !words() && !order() && fields(form).every(field => !field.value.trim())
    const mine = ++turn
    const items = isIdle ? [] : await view.items()
    if (mine !== turn) {
      return
    }
    const sought = meant(words(), items, () => names ??= namesOfAll(items))
    const fit = found(items, choices(form), sought, order())
    const stays = items.find(item => !inParts && item.element() === asked)
    if (stays && !fit.includes(stays)) {
      fit.push(stays)
    }
    view.show(isIdle ? null : fit, order() !== "", sought)
    if (status) {
      const shown = fit.length.toLocaleString(document.documentElement.lang || "en")
      const isWhole = isIdle || fit.length === items.length
      status.replaceChildren(...(isWhole ? all : [some.replace("{shown}", shown)]))
    }
    form.classList.toggle("rm-filters--active", !isIdle)
    if (none instanceof HTMLElement) {
      none.hidden = isIdle || fit.length > 0
      const without = (/** @type {Field} */ field) => found(
        items, choices(form).filter(each => each.field !== field), field.name === "words" ? [] : sought, "",
      ).length
      explain(none, form, none.hidden ? () => 0 : without, choose)
    }
  }

  /** Show what the reader has chosen, and no more. */
  const choose = async () => {
    asked = null
    await show()
    keep()
  }

  /** Show what the address says. */
  const restore = async () => {
    const wanted = new URLSearchParams(location.search)
    const isWanted = fields(form).some(field => wanted.has(field.name))
    if (isWanted) {
      await view.items()
    }
    for (const field of fields(form)) {
      fill(field, wanted.get(field.name) ?? "")
    }
    asked = targetOf(location)?.closest("[data-item]") ?? null
    await show()
    if (isWanted) {
      asked?.scrollIntoView()
    }
  }

  // Where there is little room, the choices are folded.
  const unfold = form.querySelector("[aria-expanded]")
  unfold?.addEventListener("click", () => {
    const isOpen = unfold.parentElement?.classList.toggle("rm-choices--open") ?? false
    unfold.setAttribute("aria-expanded", String(isOpen))
  })
  form.addEventListener("focusin", () => view.items(), {once: true})
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
