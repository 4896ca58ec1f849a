// What the answer says of a roadmap it takes from its card, and its own words are all there: some show, some do not.

const form = document.getElementById("rm-questions")
const answer = document.getElementById("rm-answer")
const glance = document.querySelector(".rm-glance")

/** @param {string} name */
const checked = name => form
  ? [...form.querySelectorAll("input")].filter(field => field.name === name && field.checked)
  : []

/** @param {Element | null} part
 * @param {string} id
 * @param {boolean} shown */
const show = (part, id, shown) => {
  for (const words of part?.querySelectorAll(`[data-when="${id}"]`) ?? []) words.toggleAttribute("hidden", !shown)
}

/** Put what stands in a card, as far as it does, into a part of the answer.
 * @param {Element} part
 * @param {string} slot
 * @param {Element | null} source */
const put = (part, slot, source) =>
  part.querySelector(`[${slot}]`)?.replaceChildren(...source?.cloneNode(true).childNodes ?? [])

/** List what can be known, with links.
 * @param {Element} part
 * @param {string} slot
 * @param {string[]} numbers */
const list = (part, slot, numbers) => {
  const items = numbers.flatMap(number => {
    const field = form?.querySelector(`input[name="know"][value="${number}"]`)
    if (!(field instanceof HTMLElement)) return []
    const item = document.createElement("li")
    const link = item.appendChild(document.createElement("a"))
    link.href = field.dataset["href"] ?? ""
    link.textContent = field.nextElementSibling?.textContent ?? ""
    return item
  })
  part.querySelector(`[${slot}]`)?.replaceChildren(...items)
}

/** How many weeks something takes, in words: of the forms that the page has, the one that goes with the number.
 * @param {string} study How many hours, from the least to the most.
 * @param {number} hours How many there are in a week. */
const weeks = (study, hours) => {
  const forms = answer?.querySelector("template")
  const [low = "1", high] = study.split(" ").map(
    end => end && String(Math.max(Math.floor(Number(end) / hours + 0.5), 1)),
  )
  const pattern = (high ? forms?.dataset["lowHigh"] : forms?.dataset["open"]) ?? ""
  const shown = low === high ? low : pattern.replace(/\{low\}|\{number\}/, low).replace("{high}", high ?? "")
  const rules = new Intl.PluralRules(document.documentElement.lang || "en")
  const form = rules.select(Number(high || Math.max(Number(low), 2)))
  const words = [...forms?.content.querySelectorAll("[data-number]") ?? []].find(
    words => words instanceof HTMLElement && rules.select(Number(words.dataset["number"])) === form,
  )
  return words?.textContent?.replace("{number}", shown) ?? ""
}

/** Say how long a roadmap takes: at the reader's hours a week, if that can be told.
 * @param {Element} part
 * @param {HTMLElement} card */
const tellTime = (part, card) => {
  const hours = checked("hours")[0]?.value
  const study = hours && card.dataset["study"]
  const time = card.querySelector(".rm-time")
  show(part, "paced", !!study)
  show(part, "unpaced", !study && time !== null)
  show(part, "untimed", !study && time === null)
  put(part, "data-time", time)
  for (const words of part.querySelectorAll("[data-hours]")) {
    words.toggleAttribute("hidden", words.getAttribute("data-hours") !== hours)
  }
  if (study) part.querySelector("[data-weeks]")?.replaceChildren(weeks(study, Number(hours)))
}

/** Say what a roadmap is and how long it takes.
 * @param {Element} part
 * @param {HTMLElement} card */
const tell = (part, card) => {
  put(part, "data-title", card.querySelector(part === glance ? ".rm-card-title > a" : ".rm-card-title"))
  put(part, "data-facts", card.querySelector(".rm-facts"))
  tellTime(part, card)
}

const update = () => {
  const found = answer?.querySelector("[data-found]")
  const next = answer?.querySelector("[data-second]")
  const start = answer?.querySelector("a[data-start]")
  if (!answer || !found || !next || !(start instanceof HTMLAnchorElement)) return
  const learned = new Set(checked("know").flatMap(field => listed(field.dataset["with"])))
  const aim = checked("want")[0]?.value ?? ""
  const {best, fits, second, begins} = fitting(learned, aim)
  const isTold = learned.size > 0 || aim !== ""
  /** @param {Offer} offer */
  const missing = offer => offer.needs.filter(number => !learned.has(number))
  for (const part of [answer, glance]) {
    show(part, "told", fits && isTold)
    show(part, "untold", fits && !isTold)
    show(part, "lacks", best !== undefined && !fits)
    show(part, "finished", !best)
  }
  show(answer, "free", fits && !best?.needs.length)
  show(answer, "knows", fits && !!best?.needs.length)
  found.toggleAttribute("hidden", !best)
  glance?.querySelector("[data-found]")?.toggleAttribute("hidden", !best)
  start.toggleAttribute("hidden", !fits)
  if (best) {
    const {card} = best
    tell(found, card)
    if (glance) tell(glance, card)
    put(found, "data-whom", card.querySelector(".rm-whom"))
    list(found, "data-has", best.needs)
    list(found, "data-lacks", missing(best))
    start.href = card.dataset["start"] ?? ""
    start.querySelector("[data-first]")?.replaceChildren(card.dataset["first"] ?? "")
  }
  next.toggleAttribute("hidden", !second)
  show(next, "begins", begins)
  show(next, "else", !begins)
  if (second) {
    tell(next, second.card)
    list(next, "data-lacks", missing(second))
    show(next, "second-lacks", missing(second).length > 0)
  }
}

form?.addEventListener("change", update)
// What a thumb chooses is not left below the line at the foot of the window.
form?.addEventListener("click", ({target}) => {
  if (target instanceof HTMLInputElement) target.scrollIntoView({block: "nearest"})
})
// The line gives way to the answer when so much of that is in the window that it can be read.
if (answer && glance instanceof HTMLElement) {
  const margin = `0px 0px -${3 * glance.offsetHeight}px`
  new IntersectionObserver(([seen]) => {
    const isPast = seen?.isIntersecting || (seen?.boundingClientRect.top ?? innerHeight) < 0
    glance.classList.toggle("rm-glance--past", isPast)
  }, {rootMargin: margin}).observe(answer)
}
form?.addEventListener("submit", event => event.preventDefault())
// A browser may have kept what was chosen before.
for (const field of checked("know")) field.closest("details")?.setAttribute("open", "")
update()
