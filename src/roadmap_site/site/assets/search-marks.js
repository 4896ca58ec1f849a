// Why: who comes from the search sees on the page what was asked for, where the site has Material mark it.
{
  /** @param {string} text */
  const bare = text => text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]+/gu, "").normalize("NFC")

  const mark = () => {
    const article = document.querySelector(".md-content")
    const words = bare(new URL(location.href).searchParams.get("h") ?? "").split(/\s+/).filter(Boolean)
    if (!article || !words.length) return
    const texts = document.createNodeIterator(article, NodeFilter.SHOW_TEXT)
    /** @type {Text[]} */
    const found = []
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      // What is drawn takes no marks, and what is not shown needs none.
      if (node.parentElement?.offsetHeight && !node.parentElement.closest("mark")) found.push(/** @type {Text} */ (node))
    }
    for (const text of found) {
      const parts = text.data.split(/([\p{L}\p{N}\p{M}]+)/u)
      const isAsked = (/** @type {string} */ part) => words.some(word => bare(part).startsWith(word))
      if (!parts.some((part, at) => at % 2 && isAsked(part))) continue
      text.replaceWith(...parts.map((part, at) => {
        if (at % 2 === 0 || !isAsked(part)) return part
        const marked = document.createElement("mark")
        marked.setAttribute("data-md-highlight", "")
        marked.append(part)
        return marked
      }))
    }
  }

  // Material tells when a page has taken the place of another, and once for the first.
  const pages = /** @type {any} */ (globalThis).document$
  if (pages) pages.subscribe(mark)
  else mark()
}
