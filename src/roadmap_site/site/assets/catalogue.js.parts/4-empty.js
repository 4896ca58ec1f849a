/** Say, where nothing fits, what there would be without each of the choices.
 * @param {HTMLElement} none
 * @param {HTMLFormElement} form
 * @param {(without: Field) => number} count
 * @param {() => void} again */
const explain = (none, form, count, again) => {
  const list = none.querySelector("ul")
  const chosen = fields(form).filter(field => field.value.trim() && field.name !== "sort")
  const gains = chosen.map(field => ({field, number: count(field)})).filter(({number}) => number > 0)
  list?.replaceChildren(...gains.map(({field, number}) => {
    const item = document.createElement("li")
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = (none.dataset["without"] ?? "")
      .replace("{filter}", () => named(field))
      .replace("{number}", number.toLocaleString(document.documentElement.lang || "en"))
    button.addEventListener("click", () => {
      field.value = ""
      again()
      field.focus()
    })
    item.append(button)
    return item
  }))
}
