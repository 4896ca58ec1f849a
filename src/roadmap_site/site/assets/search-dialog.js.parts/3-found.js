// Why: MiniSearch knows how to weigh what is found, and how to mend a slip. For each query it gets an index of those words
// alone that may stand for a typed one.

const fieldsOfWords = ["text", "heading", "name", "alias", "keyword"]
const weightsOfFields = {text: 1, heading: 2, name: 8, alias: 8, keyword: 4}
// What is called so, and no more, is what was asked for.
const wholeName = 2.5
const wholeAlias = 2
// As if each field had so many words, but for names, of which it is known.
const usualLength = 3
const mostWords = 12

/** A thing that was found.
 * @typedef {{id: number, score: number, kind: number, place: number, named: boolean, alias: boolean}} FoundThing */

/** @typedef {{score: number, terms: string[], match: Record<string, string[]>, id: number}} MiniResult */
/** @typedef {{search(query: any, options?: any): MiniResult[], addAllAsync(all: any[], options: any): Promise<void>}} Mini */
/** @typedef {{new (options: any): Mini, loadJS(index: any, options: any): Mini}} MiniMaker */

/** What was typed, as words; those that stand nearly everywhere only where there are no others.
 * @param {Begin} start
 * @param {string} typed */
const askedWords = (start, typed) => {
  const words = wordsOf(typed.slice(0, 300))
  // The last character of several that are written without spaces is in the pair before.
  const whole = words.filter((word, at) => !(isPair(word) && [...word].length < 2 && words[at - 1]?.endsWith(word)))
  const all = [...new Set(whole)].slice(0, mostWords)
  const telling = all.filter(word => !start.common.includes(word))
  return telling.length ? telling : all
}

/** The words that may stand for a typed one, apart from those that begin with it.
 * @param {string} word
 * @param {Map<string, Packed>} rows
 * @param {Stemmer[]} stemmers */
const ofOneStem = (word, rows, stemmers) => {
  if (isPair(word) || word.length < 3) return []
  const begins = reach(word, stemmers)
  return [...rows.keys()].filter(other => other !== word && other.startsWith(begins) &&
    stemmers.some(stemmer => stemmer(other) === stemmer(word)))
}

/** Whether a word, typed as far as it is, stands for what else begins so.
 * @param {string} word */
const isBeginning = word => (isPair(word) ? [...word].length < 2 : word.length > 1)

/** @param {string} word
 * @param {Map<string, Packed>} rows */
const isThere = (word, rows) =>
  rows.has(word) || (isBeginning(word) && [...rows.keys()].some(other => other.startsWith(word)))

/** What is known of the things that have some words.
 * @param {Map<string, Packed>} rows */
const unpacked = rows => {
  /** @type {[string, Record<string, Record<string, number>>][]} */
  const index = []
  /** @type {Record<string, number>} */
  const ids = {}
  /** @type {Record<string, number[]>} */
  const lengths = {}
  /** Word → thing → the places within it, by number.
   * @type {Map<string, Map<number, number>>} */
  const places = new Map()
  for (const [word, fields] of rows) {
    /** @type {Record<string, Record<string, number>>} */
    const data = {}
    /** @type {Map<number, number>} */
    const within = new Map()
    for (const [field, numbers] of fields.entries()) {
      /** @type {Record<string, number>} */
      const counts = {}
      let id = 0
      for (let at = 0; at < numbers.length; at += 2) {
        id += numbers[at] ?? 0
        const value = numbers[at + 1] ?? 0
        ids[id] = id
        const known = lengths[id] ??= fieldsOfWords.map(() => usualLength)
        counts[id] = field ? 1 : value % 8
        if (field > 1) known[field] = value
        else within.set(id, field ? value : value >> 3)
      }
      if (numbers.length) data[field] = counts
    }
    index.push([word, data])
    places.set(word, within)
  }
  return {index, ids, lengths, places}
}

/** The kind of a thing, by its number, and how much it counts.
 * @param {Begin} start
 * @param {number} id */
const kindOf = (start, id) => {
  let end = 0
  return start.kinds.findIndex(([, , , count]) => id < (end += count))
}

/** What is found by words, best first.
 * @param {Begin} start
 * @param {string[]} asked
 * @param {Map<string, Packed>} rows The words that may stand for them, and more.
 * @param {Map<string, string[]>} near What stands for a typed word that there is not.
 * @param {Stemmer[]} stemmers
 * @param {MiniMaker} MiniSearch
 * @returns {{found: FoundThing[], partly: boolean, words: string[]}} */
const foundBy = (start, asked, rows, near, stemmers, MiniSearch) => {
  const meant = asked.map(word => ({word, others: [...ofOneStem(word, rows, stemmers), ...near.get(word) ?? []]}))
  const taken = new Map([...rows].filter(([word]) => meant.some(({word: one, others}) =>
    one === word || others.includes(word) || (isBeginning(one) && word.startsWith(one)))))
  const {index, ids, lengths, places} = unpacked(taken)
  const mini = MiniSearch.loadJS({
    index,
    documentCount: start.count,
    nextId: start.count,
    documentIds: ids,
    fieldIds: Object.fromEntries(fieldsOfWords.map((field, number) => [field, number])),
    fieldLength: lengths,
    averageFieldLength: fieldsOfWords.map(() => usualLength),
    storedFields: {},
    dirtCount: 0,
    serializationVersion: 2,
  }, {
    fields: fieldsOfWords,
    tokenize: (/** @type {string} */ word) => [word],
    processTerm: (/** @type {string} */ word) => word,
    searchOptions: {
      boost: weightsOfFields,
      boostDocument: (/** @type {number} */ id) => start.kinds[kindOf(start, id)]?.[2] ?? 1,
    },
  })
  const queries = meant.map(({word, others}) => ({
    combineWith: "OR",
    queries: [{queries: [word], prefix: isBeginning(word)}, {queries: others, combineWith: "OR"}],
  }))
  let all = mini.search({combineWith: "AND", queries})
  const partly = !all.length && queries.length > 1
  if (partly) all = mini.search({combineWith: "OR", queries})

  const found = all.map(({id, score, match}) => {
    const words = Object.keys(match)
    const within = (/** @type {string} */ field) => words.filter(word => match[word]?.includes(field))
    const names = within("name"), aliases = within("alias")
    const standsFor = (/** @type {string[]} */ names) => meant.filter(({word, others}) =>
      names.some(name => name === word || others.includes(name))).length
    // A name that is there to its last word counts more, by its share of what was asked.
    const more = (/** @type {string[]} */ names, /** @type {number} */ field) =>
      names.length && standsFor(names) === lengths[id]?.[field] ? standsFor(names) / asked.length : 0
    const whole = 1 + Math.max((wholeName - 1) * more(names, 2), (wholeAlias - 1) * more(aliases, 3))
    /** @type {Map<number, number>} */
    const votes = new Map()
    for (const word of words) {
      const place = places.get(word)?.get(id)
      if (place !== undefined) votes.set(place, (votes.get(place) ?? 0) + (match[word]?.includes("heading") ? 3 : 1))
    }
    const [place = 0] = [...votes].sort(([one, first], [other, second]) => second - first || one - other)[0] ?? []
    return {
      id,
      score: score * whole * (start.boosts[id] ?? 1),
      kind: kindOf(start, id),
      place: names.length || aliases.length ? 0 : place,
      named: names.length > 0,
      alias: !names.length && aliases.length > 0,
    }
  }).sort((one, other) => other.score - one.score || one.id - other.id)
  return {found, partly, words: [...new Set(meant.flatMap(({word, others}) => [word, ...others]))]}
}

/** What the last of the words that were typed is likely to become: of what begins so, what most things are called.
 * @param {string} word
 * @param {Map<string, Packed>} rows */
const completed = (word, rows) => {
  const called = (/** @type {Packed} */ [, , names, aliases]) => (names?.length ?? 0) + (aliases?.length ?? 0)
  const all = [...rows].filter(([other]) => other.startsWith(word))
  return all.sort(([, one], [, other]) => called(other) - called(one))[0]?.[0] ?? ""
}

/** The names that are a slip of a letter away from a word, the nearest alone.
 * @param {Mini} names
 * @param {string} word */
const nearNames = (names, word) => {
  if (isPair(word) || word.length < 4) return []
  const near = names.search(word, {fuzzy: word.length < 5 ? 1 : 2})
  const best = near[0]?.score ?? 0
  return near.filter(({score}) => score > 0.95 * best).slice(0, 8).map(({id}) => String(id))
}
