/** Load the cards of the topics on a map from their file, once, where they have one.
 * @param {HTMLElement} around @param {() => void} then */
const loadCards = (around, then) => {
  const address = around.dataset.cards
  delete around.dataset.cards
  if (!address) { return }
  const script = document.createElement("script")
  script.src = address
  script.onload = () => {
    const cards = document.createElement("template")
    cards.innerHTML = /** @type {{roadmapCards: string}} */ (/** @type {unknown} */ (globalThis)).roadmapCards
    around.append(cards)
    then()
  }
  document.head.append(script)
}

/** The card of a topic, below it, or above where it would leave the window there; within what is around the maps.
 * @param {HTMLElement} around @param {SVGAElement} topic */
const cardOf = (around, topic) => {
  const cards = /** @type {HTMLTemplateElement | null} */ (around.querySelector("template"))
  const held = cards?.content.querySelector(`[data-topic="${CSS.escape(topic.dataset.topic ?? "")}"]`)
  if (!held) { return null }
  const card = document.createElement("div")
  card.className = "rm-map-card"
  card.append(...held.cloneNode(true).childNodes)
  around.append(card)
  const [frame, at] = [around, topic.querySelector("rect") ?? topic].map(it => it.getBoundingClientRect())
  if (frame && at) {
    const left = Math.min(Math.max(at.left - frame.left, 0), frame.width - card.offsetWidth)
    card.style.left = `${left}px`
    const above = at.top - 7 - card.offsetHeight
    const isBelow = at.bottom + 7 + card.offsetHeight <= innerHeight || above < 0
    card.style.top = `${(isBelow ? at.bottom + 7 : above) - frame.top}px`
  }
  return card
}
