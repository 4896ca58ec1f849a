// A long catalogue is of use when a reader sees only what fits; without this script the whole list stands.
// The parts are joined into one classic script, as one block: what they name is theirs alone.

/** @typedef {HTMLInputElement | HTMLSelectElement} Field */
/** What a reader has chosen in a field: what stands in the address for it, and the values that fit.
 * @typedef {{field: Field, kept: string, values: string[]}} Choice */

/** The fields of a form that filter: all but that for words and that for the order.
 * @param {HTMLFormElement} form
 * @returns {Field[]} */
const fields = form => [...form.elements].filter(
  field => field instanceof HTMLInputElement || field instanceof HTMLSelectElement,
)

/** What can be chosen in a field in which one types.
 * @param {Field} field */
const options = field => field instanceof HTMLInputElement ? [...field.list?.options ?? []] : []

/** What that which an option stands for is called: its title, then other names.
 * @param {HTMLOptionElement} option */
const namesOf = option => [option.text || option.value, ...option.dataset["also"]?.split("\n") ?? []]

/** Topic → its names, as the form offers them.
 * @param {HTMLFormElement} form */
const topicsOf = form => {
  const field = form.elements.namedItem("topic")
  const all = field instanceof HTMLInputElement ? field.list?.options : field instanceof HTMLSelectElement && field.options
  return new Map([...all || []].map(option => [option.dataset["value"] ?? option.value, namesOf(option)]))
}

/** The values that are meant by what is typed: the one that is called so, else all in whose names it occurs.
 * @param {Field} field
 * @returns {Choice} */
const choice = field => {
  const text = field.value.trim()
  if (!(field instanceof HTMLInputElement)) {
    return {field, kept: text, values: [text]}
  }
  const sought = foldedText(text)
  const all = options(field).map(option => ({value: option.dataset["value"] ?? "", names: namesOf(option).map(foldedText)}))
  const exact = all.find(({names}) => names[0] === sought) ?? all.find(({names}) => names.includes(sought))
  const found = exact ? [exact] : all.filter(({names}) => names.some(name => name.includes(sought)))
  return {field, kept: exact?.value ?? text, values: found.map(({value}) => value)}
}

/** What the reader has chosen, but for words and the order.
 * @param {HTMLFormElement} form */
const choices = form => fields(form)
  .filter(field => field.value.trim() && field.name !== "words" && field.name !== "sort")
  .map(choice)

/** Let a field hold what the address says; what it does not know is passed over, or stands there as it is.
 * @param {Field} field
 * @param {string} value */
const fill = (field, value) => {
  const known = options(field).find(option => option.dataset["value"] === value)
  field.value = known?.value ?? value
  if (field instanceof HTMLSelectElement && field.selectedIndex === -1) {
    field.value = ""
  }
}

/** What a field is called, and what is chosen in it, in words.
 * @param {Field} field */
const named = field => {
  const label = field.labels?.[0]?.textContent?.trim() ?? ""
  const value = field instanceof HTMLSelectElement ? field.selectedOptions[0]?.textContent : field.value
  return `${label} “${value?.trim() ?? ""}”`
}
