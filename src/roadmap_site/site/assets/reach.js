// Why: the search in reach of a thumb is that of the theme, which opens, ready to type, when its own sign is pressed.

{
  document.addEventListener("click", ({target}) => {
    const asked = target instanceof Element && target.closest(".rm-reach > button")
    const sign = document.querySelector("header [for='__search']")
    if (asked && sign instanceof HTMLElement) {
      sign.click()
    }
  })
}
