/** What a part of a map looks like, and how it is drawn onto a canvas. A drawing of ours has rectangles, circles, paths
 * and lines of text only. @typedef {{canvas: CanvasRenderingContext2D, map: SVGSVGElement, turned: boolean}} Paper */

/** A paint, or, for the road, colours that run into one another. @param {Paper} paper @param {string} paint */
const paintOf = ({canvas, map}, paint) => {
  const id = /url\("#(.+)"\)/.exec(paint)?.[1]
  const run = id && map.querySelector(`#${CSS.escape(id)}`)
  if (!(run instanceof SVGLinearGradientElement)) { return paint }
  const colours = canvas.createLinearGradient(0, run.y1.baseVal.value, 0, run.y2.baseVal.value)
  for (const stop of run.querySelectorAll("stop")) {
    colours.addColorStop(stop.offset.baseVal, getComputedStyle(stop).stopColor)
  }
  return colours
}

/** @param {Element} part @param {string} name */
const lengthOf = (part, name) => Number(part.getAttribute(name) ?? 0)

/** A line of text; where all is turned around, it is turned back. @param {Paper} paper @param {Element} text */
const write = ({canvas, turned}, text) => {
  const look = getComputedStyle(text)
  const words = text.textContent ?? ""
  canvas.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`
  canvas.fillStyle = look.fill
  canvas.textAlign = "center"
  canvas.direction = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(words) ? "rtl" : "ltr"
  const share = {start: 0.5, middle: 0, end: -0.5}[look.textAnchor] ?? 0.5
  canvas.translate(lengthOf(text, "x") + share * canvas.measureText(words).width, lengthOf(text, "y"))
  if (turned) { canvas.scale(-1, 1) }
  canvas.fillText(words, 0, 0)
}

/** @param {Element} shape */
const outlineOf = shape => {
  const path = new Path2D(shape.getAttribute("d") ?? "")
  const [x, y, width, height, corner, cx, cy, r] = ["x", "y", "width", "height", "rx", "cx", "cy", "r"].map(
    name => lengthOf(shape, name),
  )
  if (shape.localName === "rect") { path.roundRect(x ?? 0, y ?? 0, width ?? 0, height ?? 0, corner) }
  if (shape.localName === "circle") { path.arc(cx ?? 0, cy ?? 0, r ?? 0, 0, 2 * Math.PI) }
  return path
}

/** @param {Paper} paper @param {SVGGraphicsElement} part */
const draw = (paper, part) => {
  const {canvas} = paper
  const look = getComputedStyle(part)
  const [width, dashes] = [parseFloat(look.strokeWidth), look.strokeDasharray.match(/[\d.]+/g)]
  canvas.save()
  canvas.globalAlpha = Number(look.opacity)
  const moved = part.transform.baseVal.consolidate()?.matrix
  if (moved) { canvas.translate(moved.e, moved.f) }
  if (part.localName === "text") { write(paper, part) } else {
    const outline = outlineOf(part)
    canvas.lineWidth = width
    canvas.lineCap = /** @type {CanvasLineCap} */ (look.strokeLinecap)
    canvas.lineJoin = /** @type {CanvasLineJoin} */ (look.strokeLinejoin)
    canvas.setLineDash((dashes ?? []).map(Number))
    if (look.fill !== "none") { canvas.fillStyle = look.fill; canvas.fill(outline) }
    if (look.stroke !== "none") { canvas.strokeStyle = paintOf(paper, look.stroke); canvas.stroke(outline) }
  }
  canvas.restore()
}

/** A map as a picture, twice as large as it is drawn, if browsers can have pictures so large. @param {SVGSVGElement} map */
const pictureOf = map => {
  const margin = 24
  const [width, height] = [map.viewBox.baseVal.width + 2 * margin, map.viewBox.baseVal.height + 2 * margin]
  const scale = Math.min(2, 16_000 / height, Math.sqrt(16e6 / (width * height)))
  const picture = document.createElement("canvas")
  picture.width = Math.round(width * scale)
  picture.height = Math.round(height * scale)
  const canvas = picture.getContext("2d")
  if (!canvas) { return picture }
  canvas.scale(scale, scale)
  canvas.fillStyle = getComputedStyle(map).getPropertyValue("--rm-bg")
  canvas.fillRect(0, 0, width, height)
  const turned = Boolean(map.closest("[dir=rtl]"))
  if (turned) { canvas.translate(width, 0); canvas.scale(-1, 1) }
  canvas.translate(margin, margin)
  for (const part of /** @type {NodeListOf<SVGGraphicsElement>} */ (map.querySelectorAll("rect, circle, path, text"))) {
    draw({canvas, map, turned}, part)
  }
  return picture
}

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".rm-take-picture"))) {
  button.hidden = false
  button.addEventListener("click", () => {
    const map = document.querySelector(".rm-map--wide svg")
    if (!(map instanceof SVGSVGElement)) { return }
    pictureOf(map).toBlob(content => {
      const link = document.createElement("a")
      link.download = button.dataset.name ?? ""
      link.href = content ? URL.createObjectURL(content) : ""
      link.click()
      setTimeout(() => { URL.revokeObjectURL(link.href) }, 60_000)
    })
  })
}
