// Why: faults of the theme that styles alone do not mend; see `mend.css`. A comment that stands alone says what is wrong,
// and stands in the guide in the same words. All is listened for at the document, as the theme may change what is in it.

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
