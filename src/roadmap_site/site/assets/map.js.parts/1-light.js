// On a map, what the topic under the pointer needs and unlocks lights up, and a card shows what it is.
// Without this script the topics are plain links.

/** The topics of a map. @param {Element} map */
const topicsOn = map => /** @type {NodeListOf<SVGAElement>} */ (map.querySelectorAll("[data-topic]"))

/** @param {SVGAElement} topic */
const needsOf = topic => (topic.dataset.needs ?? "").split(" ")

/** Light up what a topic needs and unlocks; without one, nothing. @param {Element} map @param {SVGAElement} [asked] */
const light = (map, asked) => {
  const id = asked?.dataset.topic ?? ""
  const needs = asked ? needsOf(asked) : []
  map.classList.toggle("rm-lit", Boolean(asked))
  for (const topic of topicsOn(map)) {
    topic.classList.toggle("rm-asked", topic === asked)
    topic.classList.toggle("rm-needed", needs.includes(topic.dataset.topic ?? ""))
    topic.classList.toggle("rm-unlocked", Boolean(asked) && needsOf(topic).includes(id))
  }
}
