// Why: what the theme's script does in the dialog of its search is done here, as it would have loaded all that it finds.

const said = /** @type {HTMLElement} */ (dialog.querySelector(".md-search-result__meta"))
const hitList = /** @type {HTMLElement} */ (dialog.querySelector(".md-search-result__list"))
const suggested = dialog.querySelector("[data-md-component=search-suggest]")
const share = dialog.querySelector("[data-md-component=search-share]")

const look = document.createElement("link")
look.rel = "stylesheet"
look.href = new URL("search-dialog.css", scripts).href
document.head.append(look)

said.setAttribute("role", "status")

/** @type {string | undefined} */
let answered
let asks = 0

const answerQuery = async () => {
  const typed = input.value.trim()
  if (typed === answered) return
  answered = typed
  const own = ++asks
  if (!typed) {
    hitList.replaceChildren()
    suggest("")
    said.textContent = themeWord("placeholder")
    return
  }
  try {
    const {found, partly, words, completion} = await ask(typed)
    const items = await groups(found, words)
    if (own !== asks) return
    hitList.replaceChildren(...items)
    suggest(completion)
    const count = found.length > 1 ? themeWord("other", found.length) : themeWord(found.length ? "one" : "none")
    said.textContent = partly && found.length ? start.messages.partly : count
    dialog.querySelector(".md-search__scrollwrap")?.scrollTo({top: 0})
  } catch {
    if (own === asks) failed()
  }
}

/** Show behind what is typed what its last word is likely to become, where the theme has room for that.
 * @param {string} word */
const suggest = word => {
  const [last = ""] = input.value.match(/[^\s-]*$/) ?? []
  if (suggested) suggested.textContent = last && word.startsWith(last) ? input.value + word.slice(last.length) : ""
}

const failed = () => {
  answered = undefined
  hitList.replaceChildren()
  const again = made("button", "rm-hits__again", start.messages.again)
  again.type = "button"
  again.addEventListener("click", () => {
    input.focus()
    void answerQuery()
  })
  said.replaceChildren(dialog.dataset["rmSearch"] ?? "", " ", again)
}

const leaveDialog = () => {
  showDialog(false)
  input.blur()
}

/** @param {number} step */
const move = step => {
  const stops = /** @type {HTMLElement[]} */ ([input, ...dialog.querySelectorAll(
    ".md-search-result .rm-hits > ul [href], .md-search-result summary, .md-search-result details[open] [href]")])
  const at = stops.findIndex(stop => stop === document.activeElement)
  stops[(Math.max(0, at) + stops.length + step) % stops.length]?.focus()
}

/** @param {KeyboardEvent} event */
const pressed = event => {
  if (!shownToggle.checked || event.metaKey || event.ctrlKey || event.isComposing) return
  const {activeElement} = document
  switch (event.key) {
    case "Enter":
      if (activeElement !== input) return
      /** @type {HTMLElement | null} */ (hitList.querySelector("[href]"))?.click()
      break
    case "Escape":
      leaveDialog()
      break
    case "Tab":
      leaveDialog()
      return
    case "ArrowRight":
      if (!suggested?.textContent || input.selectionStart !== input.value.length) return
      input.value = suggested.textContent
      void answerQuery()
      break
    case "ArrowUp":
    case "ArrowDown":
      move(event.key === "ArrowUp" ? -1 : 1)
      break
    default:
      // Who types on means the words, not the hit that is in focus.
      if (event.key.length === 1 && event.key !== " " && activeElement !== input) input.focus()
      return
  }
  event.preventDefault()
  event.stopPropagation()
}

const shared = () => {
  const url = new URL(location.href)
  url.hash = ""
  url.search = `q=${encodeURIComponent(input.value.trim())}`
  share?.setAttribute("href", url.href)
  share?.setAttribute("data-clipboard-text", url.href)
}

window.addEventListener("keydown", pressed)
input.addEventListener("input", () => {
  suggest("")
  void answerQuery()
  shared()
})
input.form?.addEventListener("submit", event => event.preventDefault())
input.form?.addEventListener("reset", () => {
  input.focus()
  setTimeout(answerQuery)
})
share?.addEventListener("click", event => event.preventDefault())
dialog.addEventListener("click", event => {
  if (event.target instanceof Element && event.target.closest("a[href]:not([data-clipboard-text])")) showDialog(false)
})
const reshown = () => {
  hitList.setAttribute("role", shownToggle.checked ? "list" : "presentation")
  hitList.hidden = !shownToggle.checked
  const url = new URL(location.href)
  if (shownToggle.checked || !url.searchParams.has("q")) return
  url.searchParams.delete("q")
  history.replaceState(history.state, "", url)
}
shownToggle.addEventListener("change", reshown)
reshown()
shared()
// A page may take the place of this one without a load.
if (themeSays.features?.includes("search.highlight")) void loadScript("search-marks.js").catch(() => undefined)
void answerQuery()
