/** Open the row that the address leads to. Where it is on another page of its catalogue, go there. */
const openAsked = async () => {
  const target = targetOf(location)
  const row = target?.closest(".rm-row")
  const details = row?.querySelector("details")
  if (details) {
    details.open = true
  }
  row?.classList.add("rm-row--asked")
  const file = document.querySelector("form[data-items]")?.getAttribute("data-items")
  if (details || !file || !location.hash || (target && !target.closest(".rm-row"))) {
    return
  }
  const base = new URL(file, location.href).href
  const {items} = await load(base)
  const asked = location.hash.slice(1)
  const found = items.find(([, address, , , , , , former]) => {
    const anchor = address.split("#")[1]
    return anchor && [anchor, ...former].some(each => each === asked || encodeURIComponent(each) === asked)
  })
  if (found) {
    location.replace(new URL(`../${found[1]}`, base))
  }
}

openAsked()
addEventListener("hashchange", openAsked)
