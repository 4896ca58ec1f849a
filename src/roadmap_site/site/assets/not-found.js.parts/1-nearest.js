// Why: most dead addresses are a slip away from a living one; this finds the nearest that the page lists anyway.

{
  /** The last part of an address, without its ending.
   * @param {string} path */
  const name = path => (path.replace(/(\/index)?(\.html)?\/?$/, "").split("/").pop() ?? "").toLowerCase()

  /** @param {string} path */
  const decoded = path => {
    try {
      return decodeURIComponent(path)
    } catch {
      return path
    }
  }

  const asked = decoded(location.pathname)
  const sought = name(asked)
  const hint = document.getElementById("rm-nearest")
  const answer = hint?.querySelector("a")
  /** @type {HTMLAnchorElement[]} */
  const links = [...document.querySelectorAll(".rm-page li a")].filter(link => link instanceof HTMLAnchorElement)
  /** The files with topics that are too many for the page.
   * @type {NodeListOf<HTMLElement>} */
  const files = document.querySelectorAll("[data-items]")

  /** The folder of the curriculum that a link leads into.
   * @param {Element} link */
  const folder = link => {
    const below = link.closest("[data-below]")?.getAttribute("data-below") ?? "/"
    return decoded(new URL(below, location.href).pathname)
  }

  // The folder that was asked for: of several the innermost, as one curriculum may stand at the top, around the others.
  let meant = ""
  for (const list of document.querySelectorAll("[data-below]")) {
    const below = folder(list)
    if (asked.startsWith(below) && below.length > meant.length) {
      meant = below
    }
  }

  /** @type {HTMLAnchorElement | undefined} */
  let nearest
  /** @type {number[]} */
  let least = []

  /** Name a link, if it is nearer than all before it.
   * @param {HTMLAnchorElement} link
   * @param {string} folder The folder of its curriculum. */
  const look = (link, folder) => {
    const path = decoded(link.pathname)
    const most = Math.max(1, sought.length / 3)
    if (!hint || !answer || Math.abs(sought.length - name(path).length) > most) {
      return
    }
    const slips = distance(sought, name(path))
    if (slips > most) {
      return
    }
    // Another curriculum is further away than any slip, and of the same names that with the nearest address is meant.
    const found = [folder === meant ? 0 : 1, slips, distance(asked, path)]
    const differs = found.findIndex((value, position) => value !== least[position])
    if (!nearest || (found[differs] ?? 0) < (least[differs] ?? 0)) {
      nearest = link
      least = found
      answer.href = link.href
      answer.textContent = link.textContent
      hint.hidden = false
    }
  }

  for (const link of links) {
    look(link, folder(link))
  }
  for (const list of files) {
    const file = new URL(list.dataset["items"] ?? "", location.href)
    const script = document.createElement("script")
    script.src = file.href
    script.onload = () => {
      const {items} = /** @type {{roadmapItems: {items: [string, string][]}}} */ (/** @type {unknown} */ (globalThis)).roadmapItems
      for (const [title, address] of items) {
        const link = document.createElement("a")
        link.href = new URL(`../${address}`, file).href
        link.textContent = title
        look(link, folder(list))
      }
    }
    document.head.append(script)
  }
}
