// Why: what a query needs is loaded when it is asked, and an answer that comes late must not replace a later one.

/** @typedef {{scripts: URL, load(url: string | URL): Promise<void>, open(shown: boolean): void, dialog: HTMLElement,
 *   toggle: HTMLInputElement, input: HTMLInputElement}} Opened */

/** What a hit shows: title, address, a line, other names or nothing, then anchor and heading of each part.
 * @typedef {[string, string, string, string[] | 0, ...string[]]} Shown */

const opened = /** @type {any} */ (globalThis).roadmapSearch
const {scripts, load: loadScript, open: showDialog, dialog, toggle: shownToggle, input} = /** @type {Opened} */ (opened)
/** @type {MiniMaker} */
const MiniSearchMaker = /** @type {any} */ (globalThis).MiniSearch
/** @type {Record<string, any>} */
const pieces = /** @type {any} */ (globalThis).roadmapPieces
/** @type {Begin} */
const start = pieces["start.js"]
const topOfSite = new URL(start.top, new URL("search/", scripts))

/** @param {string} name */
const piece = async name => {
  await loadScript(`search/${name}`)
  return pieces[name]
}

/** What takes the endings from words, in the languages of the site. Those that the theme brings along are made for lunr,
 * of which they need no more than is put in its place here.
 * @returns {Promise<Stemmer[]>} */
const loadStemmers = async () => {
  const all = /** @type {any} */ (globalThis)
  const before = all.lunr
  const nothing = () => undefined
  const lunr = {
    Pipeline: {registerFunction: nothing},
    trimmerSupport: {generateTrimmer: nothing},
    generateStopWordFilter: nothing,
  }
  const found = []
  for (const [language = "", ...files] of start.stemmers) {
    try {
      if (files.length) {
        all.lunr = lunr
        for (const file of files) await loadScript(new URL(file, topOfSite))
        found.push(/** @type {any} */ (lunr)[language].stemmer)
      } else {
        await loadScript(`stemmer-${language}.js`)
        found.push(all.roadmapStemmer)
      }
    } catch {
      // Words are found as they are typed.
    }
  }
  all.lunr = before
  return found
}
const stemmersLoaded = loadStemmers()

/** @type {Promise<Mini> | undefined} */
let namesIndexed
const indexNames = async () => {
  const names = new MiniSearchMaker({
    idField: "name",
    fields: ["name"],
    tokenize: (/** @type {string} */ name) => [name],
    processTerm: (/** @type {string} */ name) => name,
  })
  // In small parts, so that a slow phone shows what is typed all the while.
  await names.addAllAsync(start.names.split(" ").map(name => ({name})), {chunkSize: 100})
  return names
}

/** @param {string[]} names
 * @param {Map<string, Packed>} rows */
const addRows = async (names, rows) => {
  for (const row of await Promise.all([...new Set(names)].map(piece))) {
    for (let at = 0; at < row.length; at += 2) rows.set(row[at], row[at + 1])
  }
}

/** @param {string} typed */
const ask = async typed => {
  const stemmers = await stemmersLoaded
  const asked = askedWords(start, typed)
  /** @type {Map<string, Packed>} */
  const rows = new Map()
  await addRows(asked.flatMap(word => piecesFor(start, word, stemmers)), rows)
  /** @type {Map<string, string[]>} */
  const near = new Map()
  for (const word of asked) {
    if (isThere(word, rows) || ofOneStem(word, rows, stemmers).length) continue
    const names = nearNames(await (namesIndexed ??= indexNames()), word)
    near.set(word, names)
    await addRows(names.flatMap(name => piecesBetween(start.words, name, name)), rows)
  }
  const [last = ""] = wordsOf(typed.slice(0, 300)).slice(-1)
  const completion = last && !isPair(last) ? completed(last, rows) : ""
  return {...foundBy(start, asked, rows, near, stemmers, MiniSearchMaker), completion}
}

/** What hits show of things.
 * @param {FoundThing[]} found
 * @returns {Promise<Shown[]>} */
const shownOf = found => Promise.all(found.map(async ({id}) => {
  const [name = ""] = piecesBetween(start.things, id, id)
  const [first = 0] = start.things.find(([, one]) => one === name) ?? []
  return (await piece(name))[id - first]
}))
