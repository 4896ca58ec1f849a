// Why: a query needs a few words of all, so that they come in pieces; the format is that of `pieces.py`.

/** Two numbers for each thing, the first one as the distance from the thing before: of each field, see `3-found.js`.
 * @typedef {number[][]} Packed */

/** @typedef {{
 *   count: number,
 *   kinds: [string, string, number, number][],
 *   words: [string, string][],
 *   things: [number, string][],
 *   common: string[],
 *   boosts: Record<string, number>,
 *   names: string,
 *   top: string,
 *   stemmers: string[][],
 *   messages: {again: string, alias: string, more: string, partly: string},
 * }} Begin */

/** @typedef {(word: string) => string} Stemmer */

/** Which of the pieces have what lies between two places.
 * @template {string | number} T
 * @param {[T, string][]} pieces What each begins with, and its name.
 * @param {T} low
 * @param {T} high */
const piecesBetween = (pieces, low, high) => {
  const begun = pieces.filter(([first]) => first <= high)
  const before = begun.filter(([first]) => first <= low).length
  return begun.slice(Math.max(0, before - 1)).map(([, name]) => name)
}

/** What all words that may stand for a typed one begin with.
 * @param {string} word
 * @param {Stemmer[]} stemmers */
const reach = (word, stemmers) => {
  let length = word.length
  for (const stem of stemmers.map(stemmer => stemmer(word))) {
    let same = 0
    while (same < stem.length && stem[same] === word[same]) same += 1
    // An ending may take a letter with it: study, studies.
    if (same < word.length) length = Math.min(length, same - 1)
  }
  return word.slice(0, Math.max(3, length))
}

/** The pieces that have the words that may stand for a typed one.
 * @param {Begin} start
 * @param {string} word
 * @param {Stemmer[]} stemmers */
const piecesFor = (start, word, stemmers) => {
  const exact = isPair(word) ? [...word].length > 1 : word.length < 2
  const begins = exact || isPair(word) ? word : reach(word, stemmers)
  return piecesBetween(start.words, begins, exact ? begins : `${begins}\uffff`).slice(0, 4)
}
