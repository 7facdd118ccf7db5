// Links inside the app change the address without loading the page again.
// A link with the class "go" is an ordinary link: it works in a new tab, with a middle click and without this script.
// Streamlit already follows the address when the visitor goes back or forward; this does the same for a plain click.
let leaving = false
document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest("a.go")
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  if (!link || !plain || link.origin !== window.location.origin || link.target) return
  const to = new URL(link.href)
  if (to.pathname === window.location.pathname && to.search === window.location.search && to.hash) return
  event.preventDefault()
  if (to.href === window.location.href) return
  const samePage = to.pathname === window.location.pathname
  leaving = !samePage
  keepFrom(to)
  history[link.dataset.keep ? "replaceState" : "pushState"](null, "", to.pathname + to.search)
  window.dispatchEvent(new PopStateEvent("popstate", { state: null }))
  if (to.hash) reach(to.hash)
  else if (!samePage || link.classList.contains("top")) document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0)
})

// The name after the "#"; as it stands when it is not written as an address should be.
function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return hash.slice(1)
  }
}

// Go to a place in the page as soon as it is there: a page is filled after it is opened.
function reach(hash, tries = 50) {
  const place = document.getElementById(named(hash))
  if (!place && tries > 0) return setTimeout(() => reach(hash, tries - 1), 150)
  unfold(place)
  if (place) setTimeout(() => arriveAt(hash), 250)
}
// There, the keyboard goes along, to the heading of the place if it has one.
function arriveAt(hash) {
  window.location.replace(hash)
  const place = document.getElementById(named(hash))
  if (place && document.activeElement === document.body) land(place.querySelector("h1, h2, h3, h4") ?? place)
}
if (window.location.hash) reach(window.location.hash)

// Bring into sight what the address marks, such as a paragraph (data-arrive="alinea=13"), once it is there.
function marked() {
  const asked = new URLSearchParams(window.location.search)
  return [...document.querySelectorAll("[data-arrive]")].find((place) => {
    const [key, value] = place.dataset.arrive.split("=")
    return asked.get(key) === value
  })
}
function arrive(tries = 40) {
  if (marked()) setTimeout(() => marked()?.scrollIntoView({ block: "start" }), 250)
  else if (tries > 0 && window.location.search) setTimeout(() => arrive(tries - 1), 150)
}
if (!window.location.hash) arrive()
window.addEventListener("popstate", () => window.location.hash || arrive())

// The cells of a matrix are told in full to who hears them: the organisation and the dimension stand once in the page,
// at their row and their column. Each row is one stop of the Tab key, because the arrow keys go from cell to cell.
function tellCells() {
  for (const table of document.querySelectorAll("table.lineup:not([data-told])")) {
    table.dataset.told = ""
    const heads = [...table.tHead.rows[0].cells].slice(2)
    for (const row of table.querySelectorAll("tbody tr:not(.group)")) {
      const name = row.cells[0].querySelector("a").textContent
      row.querySelectorAll("a.cell").forEach((cell, place) => {
        const digit = cell.querySelector("b").textContent
        const rest = cell.textContent.slice(digit.length).replace(/^, /, "")
        const level = /\bl[0-4]\b/.test(cell.className) ? `${table.dataset.level} ${digit}, ` : ""
        const dimension = (cell.dataset.name = heads[place].dataset.name)
        cell.setAttribute("aria-label", `${name}, ${dimension}: ${level}${rest}`)
        if (heads[place].classList.contains("gate")) cell.dataset.gate = ""
        cell.tabIndex = place ? -1 : 0
      })
      row.querySelectorAll("a.stel").forEach((link) => {
        link.setAttribute("aria-label", `${link.textContent}: ${name}, ${heads[link.closest("td").cellIndex - 2].dataset.name}`)
        link.tabIndex = -1
      })
    }
  }
}

// The spots of the map of lessons are told in full the same way.
function tellSpots() {
  for (const table of document.querySelectorAll("table.spread:not([data-told])")) {
    table.dataset.told = ""
    const heads = [...table.tHead.rows[0].cells].slice(1)
    for (const row of table.querySelectorAll("tbody tr:not(.group)")) {
      const cells = [...row.querySelectorAll(".cell")]
      cells.forEach((cell, place) => (cell.dataset.name = heads[place].dataset.name))
      cells.filter((cell) => cell.matches("a")).forEach((cell, place) => {
        const text = cell.textContent.replace("–", "").trim()
        cell.setAttribute("aria-label", `${row.cells[0].dataset.name}, ${cell.dataset.name}: ${text}`)
        cell.tabIndex = place ? -1 : 0
      })
    }
  }
}

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest && event.target.closest(".matrix a.cell")
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key]
  if (!cell || !step || event.metaKey || event.ctrlKey || event.altKey) return
  const rows = [...cell.closest("table").querySelectorAll("tbody tr:not(.group)")].map((row) => [...row.querySelectorAll("a.cell")])
  const row = rows.findIndex((cells) => cells.includes(cell))
  const next = rows[row + step[0]]?.[rows[row].indexOf(cell) + step[1]]
  if (!next) return
  event.preventDefault()
  cell.tabIndex = -1
  next.tabIndex = 0
  next.focus()
})

// Streamlit names its own parts in English; on a Dutch page they get a Dutch name.
const NAMES = {
  Close: "Sluiten",
  "Clear all": "Alles wissen",
  "Clear entry": "Zoekwoord wissen",
  "Expand sidebar": "Menu openen",
  "Collapse sidebar": "Menu sluiten",
  "Skip to main content": "Naar de inhoud",
  "Main menu": "Menu",
  "App pages": "Pagina's",
  "No results": "Niets gevonden",
  Open: "Lijst openen",
  "Selected values": "Gekozen",
}
function rename(root) {
  if (document.documentElement.lang !== "nl" || !root.querySelectorAll) return
  for (const part of root.querySelectorAll("[aria-label]")) {
    const name = part.getAttribute("aria-label")
    if (NAMES[name]) part.setAttribute("aria-label", NAMES[name])
    else if (name.startsWith("Remove ")) part.setAttribute("aria-label", `Haal weg: ${name.slice(7)}`)
  }
  for (const part of root.querySelectorAll("a, button, li, div, span, p")) {
    const text = part.childNodes.length === 1 && part.firstChild.nodeType === 3 && part.firstChild.data.trim()
    const more = text && /^(\d+) more$/.exec(text)
    if (text && NAMES[text] && !part.closest(".dl")) part.firstChild.data = NAMES[text]
    else if (more && !part.closest(".dl")) part.firstChild.data = `nog ${more[1]}`
    const most = text && /^You can only select up to (\d+) options?/.exec(text)
    if (most) part.firstChild.data = `Kies er ten hoogste ${most[1]}. Haal er eerst een weg.`
  }
}
new MutationObserver((changes) => {
  changes.forEach((change) => change.addedNodes.forEach((node) => rename(node.parentNode || node)))
  tellCells()
  tellSpots()
  nameSliders()
  tellFilters()
  tellSteps()
  keepNextStep()
  keepUnfolded()
}).observe(document.documentElement, { childList: true, subtree: true })

// A slider takes its name from its group and from itself, which is the same name twice: once is enough.
function nameSliders() {
  for (const handle of document.querySelectorAll("[data-testid='stSlider'] input[aria-label][aria-labelledby*=' ']"))
    handle.setAttribute("aria-labelledby", handle.id)
}

// --- where the keyboard goes ---------------------------------------------------------------------------------------------
// Do something with what is looked for, once it is there.
function once(find, done, tries = 80) {
  const found = find()
  if (found) done(found)
  else if (tries > 0) setTimeout(() => once(find, done, tries - 1), 100)
}

// Put the keyboard somewhere without moving the page; what is not a control becomes a place to stand on.
function land(place) {
  if (place && !place.matches("a[href], button, input, select, textarea, summary, [tabindex]")) place.setAttribute("tabindex", "-1")
  place?.focus({ preventScroll: true })
}

// A link that is made anew takes the keyboard with it: to the link with the same words, else the one in the same place of
// the same list, else the name of the page; on another page to its name. Nobody who went on by hand is called back.
const LISTS = "section, nav, table, ul"
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.go:not([data-keep])")
  if (!link || !event.defaultPrevented || link.hash) return
  const samePage = !leaving
  const list = link.closest(LISTS)
  const kind = list && `${list.tagName}.${list.className}`
  const place = list ? [...list.querySelectorAll("a.go")].indexOf(link) : 0
  const words = link.textContent
  once(
    () => !link.isConnected && !document.querySelector("[data-stale='true']") && document.querySelector("[data-test-script-state='notRunning'] h1"),
    () => {
      if (document.activeElement !== document.body) return
      const now = samePage ? [...document.querySelectorAll(LISTS)].filter((other) => `${other.tagName}.${other.className}` === kind) : []
      const links = now.flatMap((other) => [...other.querySelectorAll("a.go")])
      land(links.find((other) => other.textContent === words) ?? links[Math.min(place, links.length - 1)] ?? headed())
    },
  )
})

// The coach's desk: words that were judged leave their list. The keyboard goes to the same button of the words that come next
// there, else to the list that is chosen.
const JUDGED = "[class*='st-key-words-']"
document.addEventListener("click", (event) => {
  const button = event.target.closest?.(`${JUDGED} button`)
  const place = button?.closest("[class*='st-key-asked-']")
  if (!place) return
  const [, words] = /st-key-words-(\S+)/.exec(button.closest(JUDGED).className)
  const asked = `.${/st-key-asked-\S+/.exec(place.className)[0]}`
  const [act] = /through-|refuse-/.exec(button.closest("[class*='st-key-through-'], [class*='st-key-refuse-']").className)
  const row = [...place.querySelectorAll(JUDGED)].indexOf(button.closest(JUDGED))
  once(
    () => !document.querySelector(`${asked} .st-key-words-${CSS.escape(words)}`) && document.querySelector(asked),
    (now) => {
      if (document.activeElement !== document.body) return
      const rows = [...now.querySelectorAll(JUDGED)]
      const next = rows[Math.min(row, rows.length - 1)]
      land(next?.querySelector(`[class*='st-key-${act}'] button`) ?? now.querySelector("[data-testid='stButtonGroup'] [aria-checked='true']"))
    },
  )
})
// Its buttons say what they are about: of what words, or of which question of the list.
const OF_WORDS = "[class*='st-key-through-'], [class*='st-key-refuse-']"
const OF_LISTED = "[class*='st-key-asked-q'] :is([class*='st-key-next-'], [class*='st-key-show-'])"
function tellSteps() {
  for (const button of document.querySelectorAll(`:is(${OF_WORDS}, ${OF_LISTED}) button`)) {
    const about = button.closest(JUDGED)?.querySelector(".written p") ?? button.closest("[class*='st-key-asked-']").querySelector("h3")
    const words = about?.textContent.trim() ?? ""
    const name = `${button.textContent.trim()}: ${words.slice(0, 40)}${words.length > 40 ? "…" : ""}`
    if (words && button.getAttribute("aria-label") !== name) button.setAttribute("aria-label", name)
  }
}
// A question that is taken from the list stands at the top from then on: the page and the keyboard go along.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.(`:is(${OF_LISTED}) button`)
  if (!button) return
  once(
    () => !button.isConnected && document.querySelector(".st-key-asked-now h2"),
    (title) => {
      title.closest(".st-key-asked-now").scrollIntoView({ block: "nearest" })
      if (document.activeElement === document.body) land(title)
    },
  )
})

// The button of the next step is another one for each step: the keyboard that stood on it stands on the one in its place.
const NEXT_STEP = "[class*='st-key-next-now'] button"
let nextStep = null
document.addEventListener("focusin", ({ target }) => (nextStep = target.closest?.(NEXT_STEP)))
document.addEventListener("pointerdown", ({ target }) => (nextStep = target.closest?.(NEXT_STEP)))
function keepNextStep() {
  if (!nextStep || nextStep.isConnected || document.activeElement !== document.body) return
  document.querySelector(NEXT_STEP)?.focus({ preventScroll: true })
}

// The menu of a narrow screen: opening it goes to its first page; closing it, or Escape, goes back to its button.
const MENU = "[data-testid='stSidebar'][data-collapsed='false']"
const CLOSER = "[data-testid='stSidebarCollapseButton'] button"
document.addEventListener("click", (event) => {
  const pressed = event.target.closest?.(`[data-testid='stExpandSidebarButton'], ${CLOSER}`)
  if (!pressed) return
  const next = pressed.matches(CLOSER) ? "[data-testid='stExpandSidebarButton']" : `${MENU} [data-testid='stSidebarNavLink']`
  once(() => document.querySelector(next), (place) => place.focus({ preventScroll: true }))
})
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && window.innerWidth <= 768) document.querySelector(`${MENU} ${CLOSER}`)?.click()
})

// The button of the other filters tells whether they are open.
function tellFilters() {
  const button = document.querySelector(".st-key-meerfilters button")
  const open = String(Boolean(document.querySelector(".st-key-filters-more")))
  if (button && button.getAttribute("aria-expanded") !== open) button.setAttribute("aria-expanded", open)
}

// On a narrow screen the menu lies over the page: it closes once a page is chosen.
document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-testid='stSidebarNavLink']") || window.innerWidth > 768) return
  setTimeout(() => document.querySelector("[data-testid='stSidebarCollapseButton'] button")?.click(), 300)
})

// --- my list -------------------------------------------------------------------------------------------------------------
// The list stands in the address (`lijst`). Keeping a lesson changes the address in place, so that "back" leaves the page;
// and the pages behind get the list as it is now, so that going back never loses a lesson.
let list = new URLSearchParams(window.location.search).get("lijst") ?? ""
function keepFrom(address) {
  list = address.searchParams.get("lijst") ?? ""
}
window.addEventListener(
  "popstate",
  (event) => {
    const to = new URL(window.location.href)
    if (!event.isTrusted || (to.searchParams.get("lijst") ?? "") === list) return
    if (list) to.searchParams.set("lijst", list)
    else to.searchParams.delete("lijst")
    history.replaceState(history.state, "", to.pathname + to.search.replaceAll("%2C", ",").replaceAll("%2F", "/") + to.hash)
  },
  true,
)

// What happened is said to who cannot see it, and shown for a moment to who can.
let silence
function say(what) {
  let place = document.querySelector("body > .said")
  if (!place) {
    place = document.body.appendChild(document.createElement("div"))
    place.className = "said"
    place.setAttribute("role", "status")
  }
  clearTimeout(silence)
  place.textContent = ""
  setTimeout(() => (place.textContent = what), 100)
  silence = setTimeout(() => (place.textContent = ""), 6000)
}

// The button is made anew once its lesson is kept or let go of: the keyboard stays where it was, and so does the page.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("a[data-keep]")
  if (!button || !event.defaultPrevented) return
  const { keep, act, said, after } = button.dataset
  const place = [...document.querySelectorAll("a[data-keep]")].indexOf(button)
  again(() => {
    const all = [...document.querySelectorAll("a[data-keep]")]
    const own = all.filter((other) => other.dataset.keep === keep)
    const neighbour = after && all.find((other) => other.dataset.keep === after && other.dataset.act === act)
    const next = own.find((other) => other.dataset.act === act) ?? own[0] ?? neighbour ?? all[Math.min(place, all.length - 1)]
    if (document.activeElement === document.body) (next ?? headed())?.focus({ preventScroll: own.includes(next) })
    say(said)
  })
  function again(done, tries = 100) {
    if (!button.isConnected) done()
    else if (tries > 0) setTimeout(() => again(done, tries - 1), 100)
  }
})

// The name of the page, as a place for the keyboard when nothing else is left.
function headed() {
  const title = document.querySelector("h1")
  title?.setAttribute("tabindex", "-1")
  return title
}

// A text that stands ready to be taken along.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-copy]")
  if (!button) return
  const text = document.getElementById(button.dataset.copy)
  try {
    await navigator.clipboard.writeText(text.value)
  } catch {
    const covered = text.type === "password"
    if (covered) text.type = "text"
    text.select()
    const copied = document.execCommand("copy")
    if (covered) text.type = "password"
    if (!copied) return say(button.dataset.failed)
    button.focus()
  }
  say(button.dataset.said)
})
// A text that is covered, so that a room does not read along; a press shows it, another covers it again.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-reveal]")
  if (!button) return
  const text = document.getElementById(button.dataset.reveal)
  text.type = text.type === "password" ? "text" : "password"
  button.setAttribute("aria-pressed", String(text.type === "text"))
})
document.addEventListener("focusin", (event) => event.target.matches?.("input.copyable") && event.target.select())

// The parts of a long page lie over it on a telephone: they close once one is chosen. What is folded opens when a link
// leads into it, also where the browser does not do that by itself.
document.addEventListener("click", (event) => {
  event.target.closest?.(".contents .pocket a")?.closest("details").removeAttribute("open")
  const link = event.target.closest?.(".dl a[href^='#']")
  if (link) unfold(document.getElementById(named(link.hash)))
})
function unfold(place) {
  for (let fold = place?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true
}

// What somebody unfolded on the card of a lesson, or among what an agenda can have, stays so when the list is drawn again, as after keeping a lesson.
const unfolded = new Set()
document.addEventListener("click", (event) => {
  const card = event.target.closest?.(".lesson summary, .offer summary")?.closest("[id]")
  if (card) card.querySelector("details").open ? unfolded.delete(card.id) : unfolded.add(card.id)
})
function keepUnfolded() {
  for (const name of unfolded) document.getElementById(name)?.querySelector("details:not([open])")?.setAttribute("open", "")
}

// --- an agenda that was kept as a file --------------------------------------------------------------------------------------
// The file that is chosen is read here, and its text is put in the field where it can be pasted as well (data-into); the
// keyboard goes to the button that loads it (data-then). Nothing of it leaves the page by itself.
document.addEventListener("change", async (event) => {
  const chosen = event.target.closest?.("input[type=file][data-into]")
  const file = chosen?.files[0]
  if (!file) return
  const { into, then, most, said, failed } = chosen.dataset
  const field = document.querySelector(into)
  if (!field || file.size > Number(most)) return say(failed)
  try {
    const text = await file.text()
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, text)
  } catch {
    return say(failed)
  }
  field.dispatchEvent(new Event("input", { bubbles: true }))
  field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }))
  document.querySelector(then)?.focus()
  say(said)
})

// Words that are decided leave the list, and the next come under the pointer: a press right after another decides nothing.
let decided = -Infinity
document.addEventListener("click", (event) => {
  if (!event.detail || !event.target.closest?.("[class*='st-key-through-'], [class*='st-key-refuse-']")) return
  if (performance.now() - decided < 1000) event.stopImmediatePropagation()
  else decided = performance.now()
}, true)

// A form of the coach's desk is sent from here: sent by the browser itself, a page without a referrer does not say whose it is.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest?.("form.stop, form.begin")
  if (!form) return
  event.preventDefault()
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null)
  if (form.matches(".begin") && !answer?.ok) return say(form.dataset.failed)
  try {
    if (form.matches(".stop")) localStorage.setItem("stopped", String(Date.now()))
  } catch {}
  window.location.assign("/sessie")
})
// Who stops steering in one tab stops in all of this browser: the other desks are loaded again, without the session.
window.addEventListener("storage", (event) => {
  if (event.key === "stopped" && ["/sessie", "/meenemen"].includes(window.location.pathname)) window.location.reload()
})
