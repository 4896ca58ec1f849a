// Why: most visits search for nothing, so that what the search takes is loaded when a reader turns to it. The dialog is
// the theme's, which hides it where there are no scripts; what is done in it stands in `search-dialog.js`.
{
  const dialog = document.querySelector("[data-rm-search]")
  const toggle = document.getElementById("__search")
  const input = dialog?.querySelector("input")
  const own = document.currentScript

  if (dialog instanceof HTMLElement && toggle instanceof HTMLInputElement && input && own instanceof HTMLScriptElement) {
    const scripts = new URL(".", own.src)

    /** @type {Map<string, Promise<void>>} */
    const loaded = new Map()

    /** Load a script, once, unless that fails.
     * @param {string | URL} url From the folder of our scripts. */
    const load = url => {
      const {href} = new URL(url, scripts)
      const before = loaded.get(href)
      if (before) return before
      /** @type {Promise<void>} */
      const promise = new Promise((resolve, reject) => {
        const script = document.createElement("script")
        script.src = href
        script.onload = () => resolve()
        script.onerror = () => {
          loaded.delete(href)
          script.remove()
          reject(new Error(`Cannot load ${href}`))
        }
        document.head.append(script)
      })
      loaded.set(href, promise)
      return promise
    }

    /** @param {boolean} shown */
    const open = shown => {
      if (toggle.checked !== shown) toggle.click()
    }

    let begun = false
    const begin = async () => {
      if (begun) return
      begun = true
      try {
        await Promise.all(["minisearch.js", "search/start.js"].map(load))
        await load("search-dialog.js")
      } catch {
        begun = false
        const said = dialog.querySelector(".md-search-result__meta")
        if (said) said.textContent = dialog.dataset["rmSearch"] ?? ""
      }
    }

    input.addEventListener("focus", () => {
      // A click on the label of the toggle does its own part when this is done.
      setTimeout(() => { if (document.activeElement === input) open(true) })
      void begin()
    })
    input.addEventListener("keydown", () => void begin())
    // On a phone the keyboard comes up for what is in focus while a finger is at it.
    document.querySelector("header [for=__search]")?.addEventListener("click", () => input.focus())

    window.addEventListener("keydown", event => {
      const {activeElement} = document
      const typing = activeElement instanceof HTMLElement &&
        (activeElement.isContentEditable || activeElement.matches("input:not([type=radio]), select, textarea"))
      if (event.metaKey || event.ctrlKey || event.altKey || toggle.checked || typing) return
      if (!["f", "s", "/"].includes(event.key)) return
      input.focus()
      input.select()
      event.preventDefault()
    })

    Object.assign(globalThis, {roadmapSearch: {scripts, load, open, dialog, toggle, input}})

    const {searchParams} = new URL(location.href)
    const asked = searchParams.get("q")
    if (asked !== null) {
      input.value = asked
      input.focus()
      void begin()
    }
    if (searchParams.has("h")) void load("search-marks.js").catch(() => undefined)
  }
}
