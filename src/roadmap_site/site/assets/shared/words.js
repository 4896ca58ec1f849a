// Why: what is typed must part into the words that a build has parted texts into: `words_of.py`, line by line. What
// stands on a page is parted alike, so that a search and a filter find by the same words.

const closeWritten = "\u0e00-\u0e4e\u0e50-\u0eff\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u3005\u3040-\u30ff\u3105-\u312f" +
  "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u{20000}-\u{3ffff}"
const accents = /(?<=[a-zα-ω])[\u0300-\u036f]+/gu
const points =
  /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060\ufeff]/gu
const aWord = new RegExp(
  `[0-9]+(?:\\.[0-9]+)+|[\\p{L}\\p{N}\u0300-\u036f\u0900-\u0963\u0966-\u0dff${closeWritten}]+(?:\\+\\+|#)?`, "gu")
const aRun = new RegExp(`[${closeWritten}]+|[^${closeWritten}]+`, "gu")
const closeOnes = new RegExp(`^[${closeWritten}]`, "u")

/** A text without case, accents, and what shows nothing.
 * @param {string} text */
const foldedText = text =>
  text.normalize("NFKD").toLowerCase().replace(accents, "").replace(points, "").normalize("NFC").replaceAll("ς", "σ")

/** Whether a word is a pair of characters that are written without spaces, or one.
 * @param {string} word */
const isPair = word => closeOnes.test(word)

/** @param {string} word */
const parts = word => (word.match(aRun) ?? []).flatMap(run => {
  const characters = [...run]
  return isPair(run) ? characters.map((_, at) => characters.slice(at, at + 2).join("")) : [run]
})

/** The words of a text, in their order.
 * @param {string} text */
const wordsOf = text =>
  (foldedText(text).match(aWord) ?? []).flatMap(parts).map(word => [...word].slice(0, 40).join(""))
