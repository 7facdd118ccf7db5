// Presenting: all slides are in the page, and this turns them. The server is not needed for it: a deck goes on when the
// connection is lost. The slide and the step stand in the address; a second window of this browser follows and steers.
(() => {
  let root = null
  let now = { dia: 1, stap: 0 }
  let since = 0
  let channel = null
  let held = ""

  const $ = (what, where = document) => where.querySelector(what)
  const $$ = (what, where = document) => [...where.querySelectorAll(what)]
  const sections = () => $$(".slide", root)
  const steps = (dia) => Number(sections()[dia - 1]?.dataset.steps ?? 0)
  const within = (low, value, high) => Math.min(Math.max(value, low), high)

  // --- where we are ----------------------------------------------------------------------------------------------------
  function asked() {
    const keys = new URLSearchParams(window.location.search)
    const number = (key, usual) => (/^\d{1,5}$/.test(keys.get(key) ?? "") ? Number(keys.get(key)) : usual)
    const dia = within(1, number("dia", 1), sections().length)
    return { dia, stap: within(0, number("stap", 0), steps(dia)) }
  }
  function written(dia, stap) {
    const to = new URL(window.location.href)
    to.searchParams.set("dia", dia)
    if (stap) to.searchParams.set("stap", stap)
    else to.searchParams.delete("stap")
    return to.pathname + to.search.replaceAll("%2C", ",").replaceAll("%3A", ":") + to.hash
  }
  function keep(name, value) {
    const to = new URL(window.location.href)
    if (value) to.searchParams.set(name, value)
    else to.searchParams.delete(name)
    history.replaceState(history.state, "", to.pathname + to.search.replaceAll("%2C", ",").replaceAll("%3A", ":") + to.hash)
  }

  // --- turning -----------------------------------------------------------------------------------------------------------
  function go(dia, stap, { quiet = false } = {}) {
    const before = now
    dia = within(1, dia, sections().length)
    now = { dia, stap: within(0, stap, steps(dia)) }
    if (now.dia === before.dia && now.stap === before.stap) return
    if (!since) start(Date.now())
    draw()
    if (window.location.search !== new URL(written(now.dia, now.stap), window.location.href).search)
      history.replaceState(history.state, "", written(now.dia, now.stap))
    if (!quiet) tell({ at: now, since })
    arrive(before)
  }
  const forward = () => (now.stap < steps(now.dia) ? go(now.dia, now.stap + 1) : go(now.dia + 1, 0))
  const back = () => (now.stap > 0 ? go(now.dia, now.stap - 1) : now.dia > 1 && go(now.dia - 1, steps(now.dia - 1)))

  function draw() {
    const all = sections()
    const coach = root.classList.contains("coach")
    all.forEach((section, place) => {
      const dia = place + 1
      section.classList.toggle("now", dia === now.dia)
      section.classList.toggle("next", coach && dia === now.dia + 1)
      section.toggleAttribute("hidden", dia !== now.dia && !(coach && dia === now.dia + 1))
      for (const part of $$(".slide-step", section)) part.classList.toggle("opened", dia < now.dia || (dia === now.dia && Number(part.dataset.step) <= now.stap))
    })
    for (const cue of $$(".cue", root)) cue.toggleAttribute("hidden", Number(cue.dataset.for) !== now.dia)
    for (const link of $$("[data-turn]")) {
      if (Number(link.dataset.turn) === now.dia) link.setAttribute("aria-current", "true")
      else link.removeAttribute("aria-current")
    }
    for (const place of $$("[data-at]")) place.textContent = `${now.dia} / ${all.length}`
    const dots = "●".repeat(now.stap) + "○".repeat(steps(now.dia) - now.stap)
    for (const place of $$("[data-opened]")) place.textContent = dots
    off("previous", now.dia === 1 && now.stap === 0)
    fitBar()
    tellWide()
    off("following", now.dia === all.length && now.stap === steps(now.dia))
    tick()
  }
  // The slide ends above the bar, however many lines that takes.
  function fitBar() {
    const bar = $(".deck")
    if (bar) root.style.setProperty("--bar", `${bar.offsetHeight}px`)
  }
  window.addEventListener("resize", () => {
    if (!root) return
    fitBar()
    tellWide()
  })
  function off(name, is) {
    const button = document.getElementById(name)
    if (button) button.setAttribute("aria-disabled", String(is))
  }

  // Who hears the deck goes along: the keyboard stands on the new title, or, where it stays on a button, it is said.
  function arrive(before) {
    const section = sections()[now.dia - 1]
    const title = $("h2", section)
    const at = document.activeElement
    const stays = at?.closest?.(".deck") || !document.hasFocus()
    const said = $("[data-said]", root)
    if (now.dia !== before.dia) {
      $("[data-testid='stMain']")?.scrollTo(0, 0)
      said.textContent = stays ? `${root.dataset.of.replace("{n}", now.dia).replace("{m}", sections().length)}. ${title.textContent}` : ""
      if (!stays) stand(title)
    } else if (now.stap > before.stap) {
      said.textContent = $$(".slide-step.opened", section).filter((part) => Number(part.dataset.step) === now.stap).map((part) => part.textContent.trim()).join(". ")
    }
    document.dispatchEvent(new CustomEvent("deck:turn", { detail: { ...now } }))
  }

  function stand(title) {
    title.setAttribute("tabindex", "-1")
    title.focus({ preventScroll: true })
  }

  // --- the clock ------------------------------------------------------------------------------------------------------------
  const remembered = () => `deck-${root.dataset.deck}`
  function start(at) {
    since = at
    try {
      sessionStorage.setItem(remembered(), String(at))
    } catch {
      // Without a store of its own the clock begins anew in a window that is loaded again.
    }
  }
  function tick() {
    if (!root) return
    const gone = since ? Math.floor((Date.now() - since) / 1000) : 0
    const minutes = Number(root.dataset.minuten || 0)
    const left = minutes - Math.floor(gone / 60)
    const text = left >= 0 ? root.dataset.left.replace("{n}", left) : root.dataset.over.replace("{n}", -left)
    for (const place of $$("[data-clock]"))
      place.textContent = `${Math.floor(gone / 60)}:${String(gone % 60).padStart(2, "0")}` + (minutes ? ` · ${text}` : "")
  }
  setInterval(tick, 1000)

  // --- two windows of this browser ---------------------------------------------------------------------------------------------
  function listen() {
    channel?.close()
    channel = "BroadcastChannel" in window ? new BroadcastChannel(`deck-${root.dataset.deck}`) : null
    if (!channel) return
    channel.onmessage = ({ data }) => {
      if (!root) return
      if (data.ask) tell({ at: now, since })
      if (data.again) start(data.again)
      if (data.at) {
        if (data.since && (!since || data.since < since)) start(data.since)
        go(data.at.dia, data.at.stap, { quiet: true })
      }
      tick()
    }
    if (root.classList.contains("coach")) tell({ ask: true })
  }
  function tell(what) {
    channel?.postMessage(what)
  }

  // --- keys, buttons, a finger ---------------------------------------------------------------------------------------------------
  const TURNS = {
    ArrowRight: forward, PageDown: forward, " ": forward,
    ArrowLeft: back, PageUp: back,
    Home: () => go(1, 0), End: () => go(sections().length, 0),
    Escape: stop, o: overview, O: overview, f: fill, F: fill,
  }
  // Heard first of all: a notice of Streamlit would keep a press outside it to itself.
  window.addEventListener("keydown", (event) => {
    const turn = TURNS[event.key]
    if (!root || !turn || root.classList.contains("paper") || event.metaKey || event.ctrlKey || event.altKey) return
    const at = event.target.closest ? event.target : document.body
    if (at.closest("input, textarea, select")) return
    if (event.key === " " && at.closest("a, button, summary")) return
    if (at.closest(".overview[open] .panel") && !["Escape", "o", "O", "f", "F"].includes(event.key)) return
    event.preventDefault()
    turn()
  }, true)
  window.addEventListener("click", (event) => {
    if (!root || !event.target.closest) return
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    const link = event.target.closest("[data-turn]")
    if (link && plain) {
      event.preventDefault()
      close(false)
      go(Number(link.dataset.turn), 0)
      stand($("h2", sections()[now.dia - 1]))
    }
    const pressed = event.target.closest("button")
    if (pressed?.id === "following") forward()
    if (pressed?.id === "previous") back()
    if (pressed?.matches("[data-full]")) fill()
    if (pressed?.matches("[data-way]")) leave(pressed)
    if (pressed?.matches("[data-colour]")) turnColour()
    if (pressed?.matches("[data-tick]")) turnClock()
    if (pressed?.matches("[data-again]")) {
      start(Date.now())
      tell({ again: since })
      tick()
    }
    if (event.target.closest(".go-on :is(a, button)") && document.fullscreenElement) document.exitFullscreen()
    if (!event.target.closest(".overview")) close(false)
  }, true)
  // A finger on a table that is wider than its place moves the table, and on a page that was made larger the page.
  function pans(target) {
    return Boolean(target.closest("[data-wide]")) || enlarged()
  }
  // Told before a finger comes: the browser looks then at what a finger may do (deck.css).
  function tellWide() {
    for (const part of $$(".slide:not([hidden]) :is(.scroll, .outcome-of)", root ?? document)) part.toggleAttribute("data-wide", part.scrollWidth > part.clientWidth)
  }
  new MutationObserver(() => root && requestAnimationFrame(tellWide)).observe(document.documentElement, { childList: true, subtree: true })
  const enlarged = () => (window.visualViewport?.scale ?? 1) > 1.01
  window.visualViewport?.addEventListener("resize", () => root?.style.setProperty("--touch", enlarged() ? "auto" : "pan-y pinch-zoom"))
  let touched = null
  document.addEventListener("touchstart", ({ touches, target }) => {
    touched = root && touches.length === 1 && target.closest?.(".slide") && !pans(target) ? { x: touches[0].clientX, y: touches[0].clientY } : null
  }, { passive: true })
  document.addEventListener("touchend", ({ changedTouches }) => {
    if (!touched) return
    const x = changedTouches[0].clientX - touched.x
    if (Math.abs(x) > 70 && Math.abs(changedTouches[0].clientY - touched.y) < 50) x < 0 ? forward() : back()
    touched = null
  }, { passive: true })

  function overview() {
    const fold = $(".deck .overview")
    if (fold.open) return close(true)
    fold.open = true
    $("[aria-current]", fold)?.focus()
  }
  function close(returning) {
    const fold = $(".deck .overview")
    if (!fold?.open) return false
    fold.open = false
    if (returning) $("summary", fold).focus({ preventScroll: true })
    return true
  }
  // Where names are hidden no link shows its address when a hand lies on it, and none stands in the page: a button goes
  // there instead, and what goes along comes from the address of this window.
  function leave(pressed) {
    const link = document.createElement("a")
    link.href = wayTo(pressed.dataset.way)
    if ("new" in pressed.dataset) link.target = "_blank"
    else link.className = "go"
    document.body.append(link)
    link.click()
    link.remove()
  }
  const inSession = () => new URLSearchParams(window.location.search).has("sessie") && !("gone" in root.dataset)
  function wayTo(name) {
    const keys = new URLSearchParams(window.location.search)
    const own = ["agenda", "session", "stop"].includes(name) ? ["dia", "stap", "rol", "beeld", "kleur", "klok"] : ["dia", "stap", "rol"]
    for (const key of own) keys.delete(key)
    if (!inSession() || name === "paper") keys.delete("sessie")
    if (name === "coach") keys.set("rol", "coach")
    if (name === "paper") keys.set("beeld", "afdruk")
    const pages = { agenda: "/agenda", session: "/sessie", stop: inSession() ? "/sessie" : "/agenda" }
    return `${pages[name] ?? window.location.pathname}?${keys}`.replaceAll("%2C", ",").replaceAll("%3A", ":")
  }
  function stop() {
    if (document.fullscreenElement) return void document.exitFullscreen()
    // Before a room Escape only leaves the full screen of the browser, and never the session.
    if (!close(true) && !inSession()) document.getElementById("stop")?.click()
  }

  // --- the whole screen: no address bar, in which ids of hidden organisations stand ------------------------------------------------
  // The button says what it will do; where the browser cannot do it, there is none.
  function fill() {
    if (document.fullscreenElement) document.exitFullscreen()
    else if (document.fullscreenEnabled) document.documentElement.requestFullscreen({ navigationUI: "hide" }).catch(() => {})
  }
  function tellFull() {
    for (const button of $$(".deck [data-full]")) {
      button.hidden = !document.fullscreenEnabled
      button.textContent = document.fullscreenElement ? button.dataset.part : button.dataset.full
    }
    fitBar()
  }
  document.addEventListener("fullscreenchange", () => root && tellFull())

  // --- light or dark, the clock on the slides ---------------------------------------------------------------------------------------
  function turnColour() {
    const dark = root.dataset.kleur ? root.dataset.kleur === "donker" : matchMedia("(prefers-color-scheme: dark)").matches
    root.dataset.kleur = dark ? "licht" : "donker"
    keep("kleur", root.dataset.kleur)
  }
  function turnClock() {
    const clock = $(".deck [data-clock]")
    if (!clock) return
    clock.hidden = !clock.hidden
    keep("klok", clock.hidden ? "" : "aan")
  }

  // Where the session goes on elsewhere, the script of its questions turns to the one at hand (room.js).
  document.addEventListener("deck:go", ({ detail }) => root && go(detail.dia, 0))

  // --- the page ---------------------------------------------------------------------------------------------------------------------
  // A deck that comes into the page is shown where the address says; one that the server made again stays where it was.
  function adopt(found) {
    root = found
    if (root.classList.contains("paper")) return
    const same = held === root.dataset.deck
    held = root.dataset.deck
    const to = asked()
    now = same && !new URLSearchParams(window.location.search).has("dia") ? now : to
    since = Number(recalled()) || 0
    draw()
    tellFull()
    listen()
    live()
  }
  function recalled() {
    try {
      return sessionStorage.getItem(remembered())
    } catch {
      return 0
    }
  }
  // The questions of a running session have a script of their own.
  function live() {
    if (!$("[data-live]", root) || $("script[data-room]")) return
    const script = document.createElement("script")
    script.src = "/look/room.js"
    script.dataset.room = ""
    document.head.append(script)
  }
  function look() {
    const found = $(".dl.slides")
    if (found === root) return
    if (found) return adopt(found)
    root = null
    held = ""
    channel?.close()
    channel = null
  }
  window.addEventListener("popstate", () => {
    if (!root || root.classList.contains("paper")) return
    const to = asked()
    if (to.dia !== now.dia || to.stap !== now.stap) go(to.dia, to.stap)
  })
  // When the server is gone, Streamlit puts a notice before the page and makes the page deaf. Before a room the slides go
  // on: the notice stays out of sight (deck.css), and the bar tells of it.
  function listening() {
    const page = document.getElementById("root")
    if (!$(".dl.slides")) return
    if (page.inert) page.inert = false
    if (page.getAttribute("aria-hidden")) page.removeAttribute("aria-hidden")
  }
  const page = document.getElementById("root")
  if (page) new MutationObserver(listening).observe(page, { attributes: true, attributeFilter: ["inert", "aria-hidden"] })
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true })
  look()
})()
