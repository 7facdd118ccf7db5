// A chart as a PNG to keep, made here in the browser: its title, the drawing, and under it what it is about.
// The drawing is the SVG that Plotly made; nothing leaves this computer, and nothing is fetched but our own font.
const FONT = "'Atkinson Hyperlegible Next', system-ui, sans-serif"
const SCALE = 2
const NARROWEST = 640 // so wide is the picture at least, in CSS pixels
const WIDE = 960 // so wide a chart is drawn for the picture when the screen is narrower
const LARGEST = 16e6 // pixels; a phone takes no larger canvas
const EDGE = 28

// --- the drawing -----------------------------------------------------------------------------------------------------

function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function drawn(chart) {
  return chart.querySelector(".main-svg")
}

// Draw the chart at a width that suits paper and slides, out of sight, and give the room back afterwards.
async function widened(chart, work) {
  const frame = chart.closest("[data-testid='stElementContainer']") || chart
  const before = frame.getAttribute("style")
  const narrow = chart.clientWidth < WIDE
  if (narrow) {
    const height = frame.getBoundingClientRect().height
    frame.parentElement.style.minHeight = `${frame.parentElement.getBoundingClientRect().height}px`
    frame.style.cssText = `${before || ""};display:block;position:absolute;left:-3000px;top:0;width:${WIDE}px;min-width:${WIDE}px;max-width:none;min-height:${height}px`
    for (let turn = 0; turn < 40 && Number(drawn(chart).getAttribute("width")) < WIDE - 60; turn += 1) await wait(50)
    await wait(150)
  }
  try {
    return await work()
  } finally {
    if (before === null) frame.removeAttribute("style")
    else frame.setAttribute("style", before)
    frame.parentElement.style.minHeight = ""
  }
}

const letters = new Map()
// Our own letters as a style inside the picture: an SVG that is an image may fetch nothing itself.
async function ownLetters() {
  const faces = [...document.fonts].filter((face) => face.family.includes("Atkinson") && face.style === "normal" && face.status === "loaded")
  if (!faces.length) return ""
  for (const name of ["latin", "latin-ext"]) {
    if (!letters.has(name)) letters.set(name, await asData(`/fonts/atkinson-hyperlegible-next-${name}-normal.woff2`))
  }
  return [...letters.values()]
    .reverse()
    .map((data, at) => `@font-face{font-family:'Atkinson Hyperlegible Next';font-weight:200 800;src:url(${data});${at ? "" : "unicode-range:U+0100-02BA,U+1E00-1EFF"}}`)
    .join("")
}

async function asData(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  const blob = await answer.blob()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result)
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}

// The layers of a Plotly chart, from back to front, as one image.
async function asImage(chart) {
  const layers = [...chart.querySelectorAll(".main-svg")]
  const width = Number(layers[0].getAttribute("width"))
  const height = Number(layers[0].getAttribute("height"))
  const whole = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) whole.setAttribute(name, value)
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style")
  style.textContent = await ownLetters()
  whole.append(style)
  for (const layer of layers) {
    const copy = layer.cloneNode(true)
    for (const aside of copy.querySelectorAll(".hoverlayer, .drag, .nsewdrag, .draglayer")) aside.remove()
    copy.removeAttribute("style")
    copy.setAttribute("overflow", "visible")
    whole.append(copy)
  }
  const image = new Image()
  const loaded = new Promise((resolve, reject) => {
    image.onload = resolve
    image.onerror = () => reject(new Error("the drawing could not be read"))
  })
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(whole))}`
  await loaded
  return { image, width, height }
}

// --- the words around it -----------------------------------------------------------------------------------------------

function colour(token) {
  const probe = document.createElement("span")
  probe.style.color = `var(${token})`
  document.body.append(probe)
  const found = getComputedStyle(probe).color
  probe.remove()
  return found
}

// A text in lines that fit; a word that is too long for any line, such as an address, is cut where the line ends.
function folded(pen, text, width) {
  const fits = (words) => pen.measureText(words).width <= width
  const lines = [""]
  const put = (words) => (lines[lines.length - 1] = words)
  for (const word of text.split(" ")) {
    const begun = lines[lines.length - 1] ? `${lines[lines.length - 1]} ` : ""
    if (fits(begun + word)) put(begun + word)
    else if (fits(word)) lines.push(word)
    else {
      let open = begun
      for (const sign of word) {
        if (!fits(open + sign)) {
          put(open)
          lines.push("")
          open = ""
        }
        open += sign
      }
      put(open)
    }
  }
  return lines
}

// What stands where: blocks of text with their letters and colours, and the place of the drawing between them.
function plan(pen, told, width) {
  const ink = colour("--ink")
  const soft = colour("--soft")
  const blocks = [
    { texts: [told.title], font: `650 23px ${FONT}`, line: 29, colour: ink, after: 6 },
    { texts: [told.subtitle], font: `400 16px ${FONT}`, line: 22, colour: soft, after: 14 },
    { drawing: true, after: 18 },
    { texts: told.lines, font: `400 13.5px ${FONT}`, line: 19, colour: soft, after: 0, rule: true },
  ]
  return blocks
    .filter((block) => block.drawing || block.texts.some(Boolean))
    .map((block) => {
      if (block.drawing) return block
      pen.font = block.font
      return { ...block, folded: block.texts.flatMap((text) => folded(pen, text, width - 2 * EDGE)) }
    })
}

function paint(pen, blocks, picture, width) {
  let y = EDGE
  for (const block of blocks) {
    if (block.drawing) {
      pen.drawImage(picture.image, (width - picture.width) / 2, y, picture.width, picture.height)
      y += picture.height + block.after
      continue
    }
    if (block.rule) {
      pen.fillStyle = colour("--line")
      pen.fillRect(EDGE, y - 8, width - 2 * EDGE, 1)
    }
    pen.font = block.font
    pen.fillStyle = block.colour
    for (const line of block.folded) {
      pen.fillText(line, EDGE, y)
      y += block.line
    }
    y += block.after
  }
}

function heightOf(blocks, picture) {
  const all = blocks.map((block) => (block.drawing ? picture.height : block.folded.length * block.line) + block.after)
  return all.reduce((sum, part) => sum + part, 2 * EDGE)
}

async function composed(chart, told) {
  await Promise.all([document.fonts.load(`400 16px ${FONT}`), document.fonts.load(`650 23px ${FONT}`)])
  const picture = await asImage(chart)
  const width = Math.max(picture.width + 2 * EDGE, NARROWEST)
  const canvas = document.createElement("canvas")
  const pen = canvas.getContext("2d")
  const blocks = plan(pen, told, width)
  const height = heightOf(blocks, picture)
  const scale = Math.min(SCALE, Math.sqrt(LARGEST / (width * height)))
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  pen.scale(scale, scale)
  pen.textBaseline = "top"
  pen.fillStyle = colour("--page")
  pen.fillRect(0, 0, width, height)
  paint(pen, blocks, picture, width)
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"))
}

// --- what the file says of itself: text inside the PNG -------------------------------------------------------------------

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1
  return sum >>> 0
})

function checksum(bytes) {
  let sum = 0xffffffff
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}

// An iTXt chunk: a keyword, four bytes for "not packed, no language", and the text in UTF-8.
function textChunk(keyword, text) {
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`)
  const chunk = new Uint8Array(body.length + 8)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, body.length - 4)
  chunk.set(body, 4)
  view.setUint32(body.length + 4, checksum(body))
  return chunk
}

const SIGNATURE_AND_HEADER = 33
async function labelled(blob, told) {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const about = [told.subtitle, ...told.lines].filter(Boolean).join("\n")
  const chunks = [textChunk("Title", told.title), textChunk("Description", about)]
  return new Blob([bytes.slice(0, SIGNATURE_AND_HEADER), ...chunks, bytes.slice(SIGNATURE_AND_HEADER)], { type: "image/png" })
}

// --- the button ----------------------------------------------------------------------------------------------------------

function save(blob, name) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 60000)
}

async function keep(button) {
  const { picture: name, chart: key, title, subtitle, lines, made, failed } = button.dataset
  const said = button.parentElement.querySelector("[role='status']")
  const told = { title, subtitle, lines: lines.split("\n") }
  said.textContent = ""
  button.disabled = true
  try {
    const chart = document.querySelector(`.st-key-${CSS.escape(key)} .js-plotly-plot`)
    const blob = await widened(chart, () => composed(chart, told))
    save(await labelled(blob, told), `${name}.png`)
    said.textContent = made
  } catch (error) {
    console.warn(error)
    said.textContent = failed
  } finally {
    button.disabled = false
    button.focus()
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-picture]")
  if (button) keep(button)
})

// --- printing ------------------------------------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-print]")) window.print()
})

// Paper is white, has one width, and nothing on it opens: what is folded is opened, a chart in light ink is turned to
// dark, and a chart that was drawn for a wide screen is made to fit.
const PAPER = { portrait: 700, landscape: 1040 } // what A4 leaves between its margins, in CSS pixels

window.addEventListener("beforeprint", () => {
  const root = document.documentElement
  const ground = getComputedStyle(document.querySelector(".stApp") || document.body).backgroundColor
  const light = ground.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) > 380
  root.classList.toggle("was-dark", !light)
  const room = document.querySelector(".matrix:not(.beside)") ? PAPER.landscape : PAPER.portrait
  const widest = Math.max(room, ...[...document.querySelectorAll(".js-plotly-plot")].map((chart) => chart.clientWidth))
  root.style.setProperty("--fit", String(Math.floor((100 * room) / widest) / 100))
  for (const part of document.querySelectorAll(".dl details:not([open])")) {
    part.open = true
    part.dataset.opened = "for-print"
  }
})
window.addEventListener("afterprint", () => {
  document.documentElement.style.removeProperty("--fit")
  for (const part of document.querySelectorAll("details[data-opened='for-print']")) {
    part.open = false
    delete part.dataset.opened
  }
})
