// Why: which roadmap fits depends on the reader; the rule, and why it is so, stand in `finder.py`, and a test holds the
// two against each other. Without this script a table has the roadmaps for each aim.

/** A roadmap that one can begin; what can be known goes by its number.
 * @typedef {{card: HTMLElement, needs: string[], asked: string[], aims: string[]}} Offer */

/** @param {string | undefined} text */
const listed = text => text?.split(" ").filter(Boolean) ?? []

/** @type {Offer[]} */
const offers = [...document.querySelectorAll(".rm-card[data-start]")].flatMap(card => {
  if (!(card instanceof HTMLElement)) return []
  const {needs, asked, aims} = card.dataset
  return {card, needs: listed(needs), asked: listed(asked ?? needs), aims: listed(aims)}
})

/** @param {Offer} offer
 * @param {Set<string>} learned */
const lacks = (offer, learned) => offer.asked.filter(number => !learned.has(number))

/** Which roadmap fits, and which is the next best.
 * @param {Set<string>} learned All that is known.
 * @param {string} aim What is wanted; empty for all aims. */
const fitting = (learned, aim) => {
  const ranked = offers
    .filter(({card}) => !learned.has(card.dataset["known"] ?? ""))
    .sort((one, other) =>
      lacks(one, learned).length - lacks(other, learned).length || other.asked.length - one.asked.length)
  const wanted = ranked.filter(({aims}) => !aim || aims.includes(aim))
  const ready = ranked.filter(offer => !lacks(offer, learned).length)
  const [best] = wanted
  const fits = best !== undefined && ready.includes(best)
  const second = (fits ? [...wanted, ...ready] : [...ready, ...wanted]).find(offer => offer !== best)
  return {best, fits, second, begins: !fits && second !== undefined && ready.includes(second)}
}
