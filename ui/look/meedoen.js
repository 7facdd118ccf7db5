// A phone in a session. What somebody chooses goes into an outbox on the phone first (localStorage), and leaves it once the
// server said that it is kept: a lost connection, a reload, a second tab or a sleeping phone loses nothing and doubles nothing.
// The part that follows the room is asked again and again; what is being typed stays. Without scripts the page works too.
;(() => {
  const main = document.getElementById("main")
  const part = document.getElementById("deel")
  if (!main || !part) return
  const code = main.dataset.code
  const USUAL = 2000
  const LONGEST = 15000
  const BOX = `uit:${code}:`
  let mark = ""
  let wait = USUAL
  let sending = false
  let more = false
  // How often something was chosen or kept.
  let choices = 0
  let resend = 0
  // Whether the session was closed: then this is the last that the phone shows, also once the session is deleted.
  const over = () => part.querySelector("section").dataset.key === "closed"
  const patience = () => AbortSignal.timeout?.(15000)
  document.body.classList.add("live")
  const said = document.body.appendChild(document.createElement("p"))
  said.className = "said"
  said.setAttribute("role", "status")

  // --- the outbox -------------------------------------------------------------------------------------------------------
  // Where a browser keeps nothing (a full or closed storage), the outbox is this page itself.
  const memory = new Map()
  function put(name, item) {
    memory.set(BOX + name, JSON.stringify(item))
    try {
      localStorage.setItem(BOX + name, JSON.stringify(item))
    } catch {}
  }
  function take(name) {
    let found = memory.get(BOX + name)
    try {
      found = localStorage.getItem(BOX + name) ?? (memory.has(BOX + name) ? found : null)
    } catch {}
    return found ? JSON.parse(found) : null
  }
  function drop(name) {
    memory.delete(BOX + name)
    try {
      localStorage.removeItem(BOX + name)
    } catch {}
  }
  function names() {
    const found = new Set(memory.keys())
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith(BOX)) found.add(key)
    } catch {}
    return [...found].map((key) => key.slice(BOX.length))
  }
  for (const name of names()) memory.set(BOX + name, JSON.stringify(take(name)))

  // What is put in while it sends goes along in the next round: a quick finger is not left waiting.
  async function flush() {
    more = true
    if (sending) return
    sending = true
    clearTimeout(resend)
    let failed = ""
    while (more) {
      more = false
      failed = ""
      for (const name of names()) failed = (await send(name)) || failed
    }
    sending = false
    if (!failed) return void (wait = Math.min(wait, USUAL))
    wait = Math.min(wait * 1.6, LONGEST)
    resend = setTimeout(flush, wait * (0.7 + Math.random() * 0.6))
  }

  // Send one; what it says when it has to be sent again.
  async function send(name) {
    const item = take(name)
    if (!item) return ""
    let answer = null
    let told = {}
    try {
      answer = await fetch(item.to, {
        method: "POST",
        body: new URLSearchParams(item.fields),
        headers: { Accept: "application/json" },
        signal: patience(),
      })
      told = await answer.json()
    } catch {
      tell(name, "pending")
      return "pending"
    }
    const now = take(name)
    if (!now) return ""
    if (answer.ok && now.seq !== item.seq) return send(name)
    if (answer.ok && item.answer !== undefined && told.seq > item.seq && told.kept !== undefined && plain(told.kept) !== plain(item.answer)) {
      put(name, { ...item, seq: told.seq + 1, fields: fieldsWith(item.fields, told.seq + 1) })
      return send(name)
    }
    if (!answer.ok && [429, 503].includes(answer.status)) return tell(name, answer.status === 503 ? "store" : "pending") || "store"
    if (!answer.ok && answer.status >= 500) return tell(name, "pending") || "pending"
    if (over() && ["stranger", "unknown"].includes(told.why)) {
      drop(name)
      tell(name, "late")
      return ""
    }
    if (told.why === "stranger" || told.why === "unknown") {
      if (told.why === "unknown") drop(name)
      window.location.assign(`/meedoen?code=${code}`)
      return ""
    }
    drop(name)
    choices += 1
    if (!answer.ok && item.text) giveBack(item)
    tell(name, answer.ok ? item.done : told.why)
    return ""
  }
  function fieldsWith(fields, seq) {
    return fields.map(([name, value]) => [name, name === "seq" ? String(seq) : value])
  }
  function plain(answer) {
    const sorted = answer && typeof answer === "object" && !Array.isArray(answer)
    return JSON.stringify(sorted ? Object.entries(answer).sort() : answer)
  }

  // Say how it stands with what was sent, at the form that it came from.
  function tell(name, what) {
    const form = [...part.querySelectorAll("form")].find((one) => named(one) === name) ?? part.querySelector(`form.${name.split(":")[0]}`)
    const place = form?.querySelector(".state")
    const text = main.dataset[what] ?? main.dataset.pending
    const well = ["kept", "words", "sending"].includes(what)
    if (place) {
      place.textContent = text
      place.classList.toggle("wrong", !well)
    }
    if (!well && what !== "pending" && (what === "late" || !place)) warn(text)
  }
  // What went wrong with something that is no longer on the screen stands above what is.
  function warn(text) {
    const place = main.querySelector(".gone")
    if (place && place.textContent !== text) place.textContent = text
  }
  function named(form) {
    const field = (name) => form.elements[name]?.value
    if (form.matches(".vote")) return `vote:${field("question")}:${field("round")}`
    return form.matches(".back") ? `back:${field("words")}` : `say:${field("once")}`
  }

  // --- voting -----------------------------------------------------------------------------------------------------------
  function chosen(form) {
    const given = [...new FormData(form)].filter(([name, value]) => value && (name === "answer" || name.startsWith("rate-")))
    const kind = form.closest("section").dataset.kind
    if (kind === "level") return { given, answer: given[0]?.[1] }
    if (kind === "lessons") return { given, answer: given.map(([, value]) => value) }
    return { given, answer: Object.fromEntries(given.map(([name, value]) => [name.slice(5), value])) }
  }
  function vote(form) {
    const { given, answer } = chosen(form)
    if (!given.length) {
      form.querySelector(".state").textContent = main.dataset.least
      return
    }
    const name = named(form)
    const seq = Math.max(Date.now(), Number(form.dataset.seq) + 1, (take(name)?.seq ?? 0) + 1)
    form.dataset.seq = seq
    choices += 1
    const fields = [...["code", "question", "round"].map((field) => [field, form.elements[field].value]), ["seq", String(seq)], ...given]
    put(name, { to: "/meedoen/stem", fields, seq, answer, done: "kept" })
    tell(name, "sending")
    flush()
  }
  part.addEventListener("change", (event) => {
    const form = event.target.closest("form.vote")
    if (form) vote(form)
  })

  // A finger that slips, or shakes, presses twice: the second press of the same thing right after the first does not undo it.
  const SLIP = 700
  let pressed = { name: "", at: 0 }
  function slipped(name) {
    const now = performance.now()
    if (name === pressed.name && now - pressed.at < SLIP) return true
    pressed = { name, at: now }
    return false
  }

  // Lessons by taps: the first tap is number 1; a second tap on the same one takes it away.
  part.addEventListener("click", (event) => {
    const tap = event.target.closest(".tap")
    if (!tap || slipped(tap.dataset.id)) return
    const form = tap.closest("form")
    const selects = [...form.querySelectorAll(".selects select")]
    const now = selects.map((select) => select.value).filter(Boolean)
    const there = now.indexOf(tap.dataset.id)
    if (there < 0 && now.length === selects.length) return void (said.textContent = form.querySelector(".state").textContent = main.dataset.most)
    if (there < 0) now.push(tap.dataset.id)
    else now.splice(there, 1)
    selects.forEach((select, place) => (select.value = now[place] ?? ""))
    number(form)
    vote(form)
  })
  function number(form) {
    const now = [...form.querySelectorAll(".selects select")].map((select) => select.value).filter(Boolean)
    for (const tap of form.querySelectorAll(".tap")) {
      const place = now.indexOf(tap.dataset.id) + 1
      tap.setAttribute("aria-pressed", String(place > 0))
      tap.querySelector("b").textContent = place || ""
    }
  }

  // --- words ------------------------------------------------------------------------------------------------------------
  part.addEventListener("submit", (event) => {
    const form = event.target
    if (!form.matches(".vote, .say, .back")) return
    event.preventDefault()
    if (form.matches(".back") && slipped(named(form))) return
    if (form.matches(".vote")) return vote(form)
    const fields = [...new FormData(form)]
    if (form.matches(".say")) {
      if (!form.elements.text.value.trim()) return
      put(named(form), { to: "/meedoen/woorden", fields, seq: 0, done: "words", text: form.elements.text.value, question: form.elements.question.value })
      form.elements.text.value = ""
      form.elements.once.value = crypto.getRandomValues(new Uint32Array(3)).join("-")
      draft(form)
      left(form)
    } else {
      const seq = Math.max(Date.now(), Number(form.elements.seq.value))
      put(named(form), { to: "/meedoen/steun", fields: fieldsWith(fields, seq), seq, done: "kept" })
      const given = form.elements.given.value === "1"
      form.elements.given.value = given ? "0" : "1"
      form.elements.seq.value = seq + 1
      form.querySelector("button").setAttribute("aria-pressed", String(given))
    }
    flush().then(() => look())
  })
  const draftName = (question = part.querySelector("section").dataset.question) => `concept:${code}:${question}`
  // Words that were not taken stand in their field again, or will when their question comes back.
  function giveBack(item) {
    const form = part.querySelector("form.say")
    if (form && form.elements.question.value === item.question) {
      form.elements.text.value ||= item.text
      return draft(form)
    }
    try {
      if (!sessionStorage.getItem(draftName(item.question))) sessionStorage.setItem(draftName(item.question), item.text)
    } catch {}
    unsent()
  }
  // Words that were being typed when their question closed are shown, so that nobody loses them.
  function unsent() {
    const section = part.querySelector("section")
    const place = section.querySelector(".unsent")
    try {
      const text = section.dataset.kind === "words" && sessionStorage.getItem(draftName())
      if (place && text) place.hidden = !(place.querySelector("q").textContent = text)
    } catch {}
  }
  function draft(form) {
    try {
      sessionStorage.setItem(draftName(), form.elements.text.value)
    } catch {}
  }
  function left(form) {
    const text = form.elements.text
    form.querySelector("#left").textContent = `${text.maxLength - text.value.length} ${main.dataset.left}`
  }
  part.addEventListener("input", (event) => {
    const form = event.target.closest("form.say")
    if (form) draft(form), left(form)
  })

  // --- following the room -------------------------------------------------------------------------------------------------
  // A part that just came: what the phone still has to send stands in it, and so does what was being typed.
  function arrived() {
    for (const form of part.querySelectorAll("form.vote")) {
      const item = take(named(form))
      if (item) {
        restore(form, item)
        tell(named(form), "pending")
      }
      const taps = form.querySelector(".taps")
      if (taps) taps.hidden = false
      if (taps) number(form)
    }
    const form = part.querySelector("form.say")
    if (!form) return unsent()
    try {
      form.elements.text.value ||= sessionStorage.getItem(draftName()) ?? ""
    } catch {}
    if (form.elements.text.value) left(form)
  }
  function restore(form, item) {
    form.dataset.seq = Math.max(Number(form.dataset.seq), item.seq)
    const selects = [...form.querySelectorAll(".selects select")]
    const answers = item.fields.filter(([name]) => name === "answer").map(([, value]) => value)
    selects.forEach((select, place) => (select.value = answers[place] ?? ""))
    for (const [name, value] of item.fields)
      for (const input of form.querySelectorAll(`input[type=radio][name="${CSS.escape(name)}"]`)) input.checked = input.value === value
  }

  // What the room shows now, and whether it was taken: a part that was asked for before the last choice may not know of it,
  // and would take it off the screen. It is asked for again.
  function show(html, then) {
    const next = document.createElement("div")
    next.innerHTML = html
    const before = part.querySelector("section")?.dataset.key
    const inside = part.contains(document.activeElement)
    const same = next.querySelector("section").dataset.key === before
    const heard = part.querySelector(".heard")
    if (same && heard) {
      const row = document.activeElement.closest?.(".heard li")?.id
      heard.replaceWith(next.querySelector(".heard"))
      if (row) document.getElementById(row)?.querySelector("button")?.focus()
      return true
    }
    const form = part.querySelector("form.vote")
    if (same && form && take(named(form))) return true
    if (same && form && choices !== then) return false
    const typing = part.querySelector("form.say")
    if (typing) draft(typing)
    const at = same && inside && document.activeElement
    part.replaceChildren(...next.childNodes)
    arrived()
    if (same) {
      if (at) again(at)?.focus()
      return true
    }
    const asked = part.querySelector("section").dataset.question
    if (asked && before?.split("-")[0] !== asked) warn("")
    if (inside) part.querySelector("h1").focus()
    window.scrollTo(0, 0)
    said.textContent = news(asked !== undefined && before?.split("-")[0] === asked)
    if (before === "closed" || part.querySelector("section").dataset.key === "closed") flush()
    return true
  }

  // What changed, for who does not see it: the question where it is another one, its line, and whether one can answer now.
  function news(sameQuestion) {
    const section = part.querySelector("section")
    const title = section.querySelector("h1").textContent
    const lines = [section.querySelector(".look, [data-say]")?.textContent, section.dataset.open].filter(Boolean)
    return [sameQuestion && lines.length ? "" : `${main.dataset.new} ${title}.`, ...lines].filter(Boolean).join(" ").replace(/([.?!])\./g, "$1")
  }

  // The same control, in a part that was drawn again.
  function again(at) {
    if (at.matches(".tap")) return part.querySelector(`.tap[data-id="${CSS.escape(at.dataset.id)}"]`)
    return at.name && part.querySelector(`[name="${CSS.escape(at.name)}"][value="${CSS.escape(at.value)}"]`)
  }

  let looking = false
  let ended = false
  async function look() {
    if (looking || ended) return
    looking = true
    const net = main.querySelector(".net")
    const then = choices
    try {
      const keys = new URLSearchParams({ code, mark, taal: document.documentElement.lang })
      const answer = await fetch(`/meedoen/deel?${keys}`, { signal: patience() })
      if ([403, 404].includes(answer.status)) return over() ? void (ended = true) : void window.location.assign(`/meedoen?code=${code}`)
      if (!answer.ok) throw new Error(answer.status)
      const taken = answer.status !== 200 || show(await answer.text(), then)
      mark = taken ? (answer.headers.get("X-Mark") ?? "") : ""
      if (net.textContent) {
        net.textContent = ""
        wait = USUAL
        flush()
      }
      wait = USUAL
    } catch {
      net.textContent = main.dataset.offline
      wait = Math.min(wait * 1.6, LONGEST)
    } finally {
      looking = false
    }
  }
  async function follow() {
    await look()
    if (!ended) setTimeout(follow, (document.hidden ? LONGEST : wait) * (0.8 + Math.random() * 0.4))
  }
  window.addEventListener("online", () => (flush(), look()))
  document.addEventListener("visibilitychange", () => document.hidden || (flush(), look()))

  // Another tab of this phone chose something: it shows here too.
  window.addEventListener("storage", (event) => {
    if (!event.key?.startsWith(BOX)) return
    if (event.newValue) memory.set(event.key, event.newValue)
    else memory.delete(event.key)
    const form = [...part.querySelectorAll("form.vote")].find((one) => BOX + named(one) === event.key)
    if (form && event.newValue) {
      restore(form, JSON.parse(event.newValue))
      number(form)
      tell(named(form), "sending")
    } else if (form) {
      mark = ""
      look()
    }
  })
  arrived()
  // Whether something else is chosen than what the page came with.
  function isOther(field) {
    if (!field.matches("select")) return field.checked && !field.defaultChecked
    return field.value !== ([...field.options].find((option) => option.defaultSelected)?.value ?? "")
  }
  // Chosen before this script was there: it counts too. A page that is loaded again may hold what its browser remembered.
  if (performance.getEntriesByType("navigation")[0]?.type === "navigate")
    for (const form of part.querySelectorAll("form.vote"))
      if ([...form.elements].some(isOther)) vote(form)
  flush()
  setTimeout(follow, 500)
})()
