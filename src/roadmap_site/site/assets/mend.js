// Why: faults of the theme that styles alone do not mend; see `mend.css`. A comment that stands alone says what is wrong,
// and stands in the guide in the same words. What the theme may change on its way is listened for at the document.

{
  /** @returns {HTMLInputElement | null} The box that is checked while the drawer is open. */
  const drawerToggle = () => document.querySelector("input[data-md-toggle='drawer']")

  /** @returns {HTMLElement | null} What opens the drawer, in the header. */
  const drawerButton = () => document.querySelector(".md-header [for='__drawer']")

  /** @returns {Element | null} The drawer. */
  const drawer = () => document.querySelector(".md-sidebar--primary")

  /** Say whether the drawer is open. */
  const tell = () => drawerButton()?.setAttribute("aria-expanded", String(Boolean(drawerToggle()?.checked)))

  // The keyboard cannot open the drawer, which does not get the focus, and gives it back to nothing.

  const label = drawerButton()
  if (label) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = label.className
    // By it the styles of the theme know it.
    button.setAttribute("for", "__drawer")
    button.setAttribute("aria-label", drawerToggle()?.getAttribute("aria-label") ?? "")
    button.append(...label.childNodes)
    label.replaceWith(button)
    tell()
  }

  document.addEventListener("click", ({target, detail}) => {
    const toggle = drawerToggle()
    if (toggle && target instanceof Node && drawerButton()?.contains(target)) {
      toggle.click()
      // A click without a pointer is of the keyboard.
      if (toggle.checked && detail === 0) {
        drawer()?.querySelector("a")?.focus()
      }
    }
  })

  document.addEventListener("keydown", ({key}) => {
    const toggle = drawerToggle()
    if (key === "Escape" && toggle?.checked) {
      toggle.click()
      drawerButton()?.focus()
    }
  })

  document.addEventListener("change", ({target}) => {
    if (target === drawerToggle()) {
      tell()
    }
  })

  document.addEventListener("focusout", ({target, relatedTarget}) => {
    const toggle = drawerToggle()
    const inside = drawer()
    if (toggle?.checked && target instanceof Node && inside?.contains(target) && relatedTarget instanceof Node
        && !inside.contains(relatedTarget)) {
      toggle.click()
    }
  })
}

// The switch of colours, which the theme's script does not find: it would set four times over what is set already. Here
// nothing changes until somebody chooses, unless the colours of the page are not those that were chosen.
{
  const {__md_get: kept, __md_set: keep} = /** @type {any} */ (globalThis)
  const {body, head} = document
  const light = matchMedia("(prefers-color-scheme: light)")
  const colours = document.querySelector("[data-rm-colours]")
  const options = [...colours?.querySelectorAll("input") ?? []]

  /** @param {HTMLInputElement} option @returns {string} */
  const mediaOf = ({dataset}) => dataset.mdColorMedia ?? ""

  /** @returns {number} The place of the option that the reader has chosen, or else the system. */
  const chosen = () => {
    const place = kept("__palette")?.index ?? options.findIndex(option => matchMedia(mediaOf(option)).matches)
    return Math.max(0, Math.min(place, options.length - 1))
  }

  /** @param {HTMLInputElement} option @returns {Record<string, string>} Its colours; those of another if it asks the system. */
  const coloursOf = option => {
    const asked = `(prefers-color-scheme: ${light.matches ? "light" : "dark"})`
    const asks = mediaOf(option) === "(prefers-color-scheme)"
    const {mdColorScheme: scheme = "", mdColorPrimary: primary = "", mdColorAccent: accent = ""} =
      ((asks && options.find(other => mediaOf(other) === asked)) || option).dataset
    return {media: mediaOf(option), scheme, primary, accent}
  }

  /** @param {string} name @param {string} content Tell the browser of a colour, for what it has around a page. */
  const tell = (name, content) => {
    const meta = head.querySelector(`meta[name="${name}"]`) ?? Object.assign(document.createElement("meta"), {name})
    meta.setAttribute("content", content)
    head.append(meta)
  }

  /** Tell the browser how the page looks, which it takes for light until it is told. */
  const tellAll = () => {
    const {backgroundColor, colorScheme} = getComputedStyle(document.querySelector(".md-header") ?? body)
    tell("theme-color", backgroundColor)
    if (colorScheme === "dark" || head.querySelector("meta[name='color-scheme']")) {
      tell("color-scheme", colorScheme)
    }
  }

  /** Show the colours that are chosen, and what leads to the next ones. */
  const show = () => {
    const place = chosen()
    const option = options[place]
    for (const [name, value] of Object.entries(option ? coloursOf(option) : {})) {
      if (body.getAttribute(`data-md-color-${name}`) !== value) {
        body.setAttribute(`data-md-color-${name}`, value)
      }
    }
    for (const [at, {nextElementSibling: label}] of options.entries()) {
      if (label instanceof HTMLLabelElement) {
        label.hidden = at !== place
      }
    }
  }

  /** Show other colours at once, without a way from one to the other. */
  const change = () => {
    body.setAttribute("data-md-color-switching", "")
    show()
    tellAll()
    setTimeout(() => body.removeAttribute("data-md-color-switching"))
  }

  if (colours instanceof HTMLElement) {
    // Scripts of a site look for it by this name.
    colours.dataset.mdComponent = "palette"
    show()
    addEventListener("load", () => setTimeout(tellAll))
    light.addEventListener("change", change)
    colours.addEventListener("change", ({target}) => {
      const index = options.findIndex(option => option === target)
      const option = options[index]
      if (option) {
        keep("__palette", {index, color: coloursOf(option)})
        change()
      }
    })
    colours.addEventListener("keydown", ({key}) => {
      if (key === "Enter") {
        const next = options[(chosen() + 1) % options.length]
        next?.click()
        next?.focus()
      }
    })
  }
}
