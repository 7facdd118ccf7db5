// Links inside the app change the address without loading the page again.
// A link with the class "go" is an ordinary link: it works in a new tab, with a middle click and without this script.
// Streamlit already follows the address when the visitor goes back or forward; this does the same for a plain click.
document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest("a.go")
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  if (!link || !plain || link.origin !== window.location.origin || link.target) return
  event.preventDefault()
  if (link.href === window.location.href) return
  const samePage = link.pathname === window.location.pathname
  history.pushState(null, "", link.href)
  window.dispatchEvent(new PopStateEvent("popstate", { state: null }))
  if (!samePage) document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0)
})

// In a matrix each row is one stop of the Tab key; the arrow keys go from cell to cell.
document.addEventListener("keydown", (event) => {
  const cell = event.target.closest && event.target.closest(".matrix a.cell")
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key]
  if (!cell || !step || event.metaKey || event.ctrlKey || event.altKey) return
  const rows = [...cell.closest("table").querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("a.cell")])
  const row = rows.findIndex((cells) => cells.includes(cell))
  const next = rows[row + step[0]]?.[rows[row].indexOf(cell) + step[1]]
  if (!next) return
  event.preventDefault()
  cell.tabIndex = -1
  next.tabIndex = 0
  next.focus()
})

// While presenting, the keys of a keyboard and of a presenter's clicker turn the slides; Escape stops.
const TURNS = { ArrowRight: "following", PageDown: "following", " ": "following", ArrowLeft: "previous", PageUp: "previous", Escape: "stop" }
document.addEventListener("keydown", (event) => {
  const link = TURNS[event.key] && document.querySelector(".deck") && document.getElementById(TURNS[event.key])
  const busy = event.target.closest && event.target.closest("summary, details, input, textarea")
  if (!link || event.metaKey || event.ctrlKey || event.altKey || (busy && event.key !== "Escape")) return
  if (event.key === " " && event.target.closest("a")) return
  event.preventDefault()
  link.click()
})
