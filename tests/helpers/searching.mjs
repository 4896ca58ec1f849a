// Searches a folder as the dialog does, but without a page: what it loads is read from there.
// Asked on standard input: {folder, ask: [...], words: [...]}; it answers in kind.
import {readFileSync} from "node:fs"
import {pathToFileURL} from "node:url"
import vm from "node:vm"

const {folder, ask, words} = JSON.parse(readFileSync(0, "utf-8"))
const scripts = pathToFileURL(`${folder}/`)
const loaded = []
// A page loads a script once.
const load = async url => {
  const {href} = new URL(url, scripts)
  if (loaded.includes(href)) return
  vm.runInThisContext(readFileSync(new URL(href), "utf-8"))
  loaded.push(href)
}

const parts = readFileSync(new URL("search-dialog.js", scripts), "utf-8").split("const atFirst = ")[0]
globalThis.roadmapSearch = {scripts, load}
await load("minisearch.js")
await load("search/start.js")
vm.runInThisContext(`${parts}\nglobalThis.tried = {ask, shownOf, wordsOf}}`)

const answers = []
for (const typed of ask ?? []) {
  const before = loaded.length
  const {found, partly, completion} = await tried.ask(typed)
  const shown = await tried.shownOf(found)
  const hits = found.map(({kind, place}, at) => ({
    kind: roadmapPieces["start.js"].kinds[kind][0],
    title: shown[at][0],
    address: shown[at][1],
    line: shown[at][2],
    heading: place ? shown[at][3 + 2 * place] : null,
  }))
  answers.push({hits, partly, completion, loaded: loaded.slice(before).map(href => href.split("/").at(-1))})
}
console.log(JSON.stringify({answers, words: (words ?? []).map(text => tried.wordsOf(text))}))
