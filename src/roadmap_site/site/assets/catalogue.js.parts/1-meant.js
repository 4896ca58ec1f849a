// Why: a reader finds by a name that is nearly so where a word is nowhere, as in the search.

/** The names that are the nearest to a word, if they are near.
 * @param {string} word
 * @param {Set<string>} names */
const near = (word, names) => {
  if (word.length < 4 || isPair(word)) {
    return []
  }
  let least = word.length < 5 ? 1 : 2
  /** @type {string[]} */
  let nearest = []
  for (const name of names) {
    const number = Math.abs(name.length - word.length) > least ? least + 1 : distance(word, name)
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

/** The words of all names; a topic is named by many items, and parted once.
 * @param {Item[]} items */
const namesOfAll = items => {
  const all = new Set(items.flatMap(item => [item.names(), ...item.linked().flat()]))
  return new Set([...all].flatMap(wordsOf))
}

/** What each word of what is typed stands for: itself, what it is a form of, or what is called nearly so where it is nowhere.
 * @param {string} typed
 * @param {Item[]} items
 * @param {() => Set<string>} names */
const meant = (typed, items, names) => wordsOf(typed).map(word => [
  word, ...stems(word, names()), ...items.some(item => item.text().includes(word)) ? [] : near(word, names()),
])

/** Whether a folded text has one of the words that stand for a typed one.
 * @param {string} text
 * @param {string[]} words */
const has = (text, words) => words.some(word => text.includes(word))
