// Why: where an address leads into the midst of a page, nothing of it can wait to be laid out, as what is around would move;
// and a row that it leads to is open from the first moment, until the script of the catalogue has opened it for good.
{
  const asked = location.hash.slice(1)
  document.documentElement.classList.toggle("rm-jump", asked !== "")
  if (asked) {
    const sheet = new CSSStyleSheet()
    const row = `.rm-row:not(.rm-row--asked):has(> #${CSS.escape(asked)})`
    sheet.replaceSync(`@media screen {
      ${row} > details:not([open])::details-content { content-visibility: visible }
      ${row} > .rm-row-line { display: block }
    }`)
    document.adoptedStyleSheets.push(sheet)
  }
}
