// A long catalogue is of use when a reader sees only what fits; without this script the whole list stands.
// The parts are joined into one classic script, as one block: what they name is theirs alone.

/** @param {string} text */
const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

/** @param {HTMLFormElement} form
 * @returns {(HTMLInputElement & {selectedIndex?: number} | HTMLSelectElement)[]} */
const fields = form => [...form.elements].filter(
  field => field instanceof HTMLInputElement || field instanceof HTMLSelectElement,
)

/** @param {HTMLFormElement} form */
const chosen = form => new URLSearchParams(
  fields(form).filter(field => field.value.trim()).map(field => [field.name, field.value.trim()]),
)
