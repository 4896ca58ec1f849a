// Why: faults of the theme that styles alone do not mend; see `mend.css`. A comment that stands alone says what is wrong,
// and stands in the guide in the same words. All is listened for at the document, as the theme may change what is in it.

{
  /** @returns {HTMLInputElement | null} The box that is checked while the drawer is open. */
  const drawerToggle = () => document.querySelector("input[data-md-toggle='drawer']")

  /** @returns {Element | null} The drawer. */
  const drawer = () => document.querySelector(".md-sidebar--primary")

  // The drawer that the keyboard opens does not get the focus, and gives it back to nothing.

  document.addEventListener("change", ({target}) => {
    const toggle = drawerToggle()
    if (target === toggle && toggle?.checked && document.activeElement === toggle) {
      const link = drawer()?.querySelector("a")
      if (link instanceof HTMLElement) {
        link.focus()
      }
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

  document.addEventListener("keydown", ({key}) => {
    const toggle = drawerToggle()
    if (key === "Escape" && toggle?.checked) {
      toggle.click()
      toggle.focus()
    }
  })
}
