// Why: a reader finds by the same words here as in the search: without case, accents and what shows nothing, and by a
// name that is nearly so where none is.

/** @param {string} text */
const plain = text => text.normalize("NFKD").replace(/[\p{M}\p{Cf}\u0640]/gu, "").toLowerCase().replaceAll("ς", "σ")

/** The words of a plain text.
 * @param {string} text
 * @returns {string[]} */
const wordsIn = text => text.match(/[\p{L}\p{N}]+(?:\+\+|#)?/gu) ?? []

/** Words without spaces between them are too short for a slip. */
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u

/** How many letters have to be put in, left out or changed until a word is another one.
 * @param {string} one
 * @param {string} other */
const slips = (one, other) => {
  let before = Array.from({length: other.length + 1}, (_, at) => at)
  for (let down = 0; down < one.length; down++) {
    const row = [down + 1]
    for (let at = 0; at < other.length; at++) {
      const changed = (before[at] ?? 0) + Number(other[at] !== one[down])
      row.push(Math.min(changed, (before[at + 1] ?? 0) + 1, (row[at] ?? 0) + 1))
    }
    before = row
  }
  return before[other.length] ?? 0
}

/** The names that are the nearest to a word, if they are near.
 * @param {string} word
 * @param {Set<string>} names */
const near = (word, names) => {
  if (word.length < 4 || unspaced.test(word)) {
    return []
  }
  let least = word.length < 5 ? 1 : 2
  /** @type {string[]} */
  let nearest = []
  for (const name of names) {
    const number = Math.abs(name.length - word.length) > least ? least + 1 : slips(word, name)
    if (number <= least) {
      nearest = number < least ? [name] : [...nearest, name]
      least = number
    }
  }
  return nearest
}

/** The names that a word is a form of, by an ending of a letter or two; short names are a part of too much.
 * @param {string} word
 * @param {Set<string>} names */
const stems = (word, names) => [word.slice(0, -1), word.slice(0, -2)].filter(stem => stem.length > 3 && names.has(stem))

/** What each word of what is typed stands for: itself, what it is a form of, or what is called nearly so where it is nowhere.
 * @param {string} typed
 * @param {Item[]} items
 * @param {() => Set<string>} names */
const meant = (typed, items, names) => wordsIn(plain(typed)).map(word => [
  word, ...stems(word, names()), ...items.some(item => item.text().includes(word)) ? [] : near(word, names()),
])

/** Whether a text has one of the words that stand for a typed one.
 * @param {string} text
 * @param {string[]} words */
const has = (text, words) => words.some(word => text.includes(word))
