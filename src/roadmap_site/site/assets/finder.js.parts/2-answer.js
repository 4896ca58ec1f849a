// What the answer says of a roadmap it takes from its card, and its own words are all there: some show, some do not.

const form = document.getElementById("rm-questions")
const answer = document.getElementById("rm-answer")
const glance = document.querySelector(".rm-glance")

/** @param {string} name */
const checked = name => form
  ? [...form.querySelectorAll("input")].filter(field => field.name === name && field.checked)
  : []

/** @param {string} id
 * @param {boolean} shown */
const show = (id, shown) => {
  for (const part of answer?.querySelectorAll(`[data-when="${id}"]`) ?? []) {
    part.toggleAttribute("hidden", !shown)
  }
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

const update = () => {
  const found = answer?.querySelector("[data-found]")
  const next = answer?.querySelector("[data-second]")
  const start = answer?.querySelector("a[data-start]")
  if (!answer || !found || !next || !(start instanceof HTMLAnchorElement)) return
  const learned = new Set(checked("know").flatMap(field => listed(field.dataset["with"])))
  const aim = checked("want")[0]?.value ?? ""
  const {best, fits, second, begins} = fitting(learned, aim)
  const isTold = learned.size > 0 || aim !== ""
  const unknown = best?.needs.filter(number => !learned.has(number)) ?? []
  show("told", fits && isTold)
  show("untold", fits && !isTold)
  show("lacks", best !== undefined && !fits)
  show("finished", !best)
  show("free", fits && !best?.needs.length)
  show("knows", fits && !!best?.needs.length)
  found.toggleAttribute("hidden", !best)
  start.toggleAttribute("hidden", !fits)
  if (best) {
    const {card} = best
    put(found, "data-title", card.querySelector(".rm-card-title"))
    put(found, "data-whom", card.querySelector(".rm-whom"))
    put(found, "data-facts", card.querySelector(".rm-facts"))
    list(found, "data-has", best.needs)
    list(found, "data-lacks", unknown)
    start.href = card.dataset["start"] ?? ""
    start.querySelector("[data-first]")?.replaceChildren(card.dataset["first"] ?? "")
    for (const pace of found.querySelectorAll("[data-pace]")) {
      const hours = pace.getAttribute("data-pace")
      const known = card.dataset["study"]
      pace.toggleAttribute("hidden", !known || hours !== checked("hours")[0]?.value)
      const slot = pace.querySelector("[data-weeks]")
      if (known && slot) slot.textContent = weeks(known, Number(hours))
    }
  }
  glance?.querySelector("b")?.replaceChildren(best?.card.querySelector(".rm-card-title > a")?.textContent ?? "")
  glance?.querySelector("span")?.replaceChildren(
    answer.querySelector(".rm-verdict > :not([hidden])")?.textContent ?? "")
  next.toggleAttribute("hidden", !second)
  show("begins", begins)
  show("else", !begins)
  if (second) {
    const missing = second.needs.filter(number => !learned.has(number))
    put(next, "data-title", second.card.querySelector(".rm-card-title"))
    put(next, "data-facts", second.card.querySelector(".rm-facts"))
    list(next, "data-lacks", missing)
    show("second-lacks", missing.length > 0)
  }
}

form?.addEventListener("change", update)
form?.addEventListener("submit", event => event.preventDefault())
// A browser may have kept what was chosen before.
update()
