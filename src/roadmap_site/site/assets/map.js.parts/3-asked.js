for (const around of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".rm-maps"))) {
  /** @type {SVGAElement | undefined} */
  let asked
  /** @type {HTMLElement | null} */
  let card = null
  let waiting = 0

  /** @param {SVGAElement} [topic] */
  const ask = topic => {
    clearTimeout(waiting)
    if (topic === asked) { return }
    const map = (topic ?? asked)?.closest(".rm-map")
    asked = topic
    card?.remove()
    card = topic ? cardOf(around, topic) : null
    if (map) { light(map, topic) }
  }

  const load = () => loadCards(around, () => { if (asked) { card = cardOf(around, asked) } })

  /** @param {Event} event */
  const topicAt = event => {
    const at = event.target
    return at instanceof Element ? /** @type {SVGAElement | null} */ (at.closest(".rm-map [data-topic]")) : null
  }

  around.addEventListener("pointerover", load, {once: true})
  around.addEventListener("focusin", load, {once: true})
  around.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") { return }
    const topic = topicAt(event)
    clearTimeout(waiting)
    // On its way to the card the pointer leaves the topic for a moment, and may pass others.
    if (topic) { waiting = setTimeout(ask, asked ? 120 : 60, topic) }
    else if (event.target instanceof Element && !card?.contains(event.target)) { waiting = setTimeout(ask, 250) }
  })
  around.addEventListener("pointerleave", () => {
    clearTimeout(waiting)
    waiting = setTimeout(ask, 250)
  })
  around.addEventListener("focusin", event => {
    const topic = topicAt(event)
    if (topic?.matches(":focus-visible")) { ask(topic) }
  })
  around.addEventListener("focusout", event => {
    if (!(event.relatedTarget instanceof Node && around.contains(event.relatedTarget))) { ask() }
  })
  // A finger asks first; touched again, the topic is opened.
  around.addEventListener("click", event => {
    const topic = topicAt(event)
    if (topic && topic !== asked && event instanceof PointerEvent && event.pointerType === "touch") {
      event.preventDefault()
      ask(topic)
    } else if (!topic && event.target instanceof Element && !card?.contains(event.target)) { ask() }
  })
  addEventListener("keydown", event => { if (event.key === "Escape") { ask() } })
}
