// The live part of a question slide: asked again and again while its slide is in sight, and put in the slide when it
// changed. Without a connection the last part stays, and a quiet line says so. Who holds the coach's cookie also gets
// buttons that steer, and the room follows the slide that is in sight. Where the session is moved elsewhere, the wall turns.
;(() => {
  const USUAL = 1600
  const LONGEST = 15000
  const SAME_PRESS = 1200
  const TOLD_EVERY = 10000
  const rooms = new WeakMap()
  let followed = ""
  // The question that the room is at and its phase ("q2.first"), as it was told last.
  const hand = { told: null, looks: 0, taken: 0, steering: 0, at: 0, wait: USUAL, asking: false }

  // The live part of the slide in sight; none on other slides.
  function inSight() {
    return [...document.querySelectorAll(".slide:not([hidden]) .live[data-live]")].find((live) => live.getClientRects().length)
  }

  function known(live) {
    if (!rooms.has(live)) rooms.set(live, { mark: "", at: 0, wait: USUAL, asking: false, turned: 0, told: 0, later: 0, said: "" })
    return rooms.get(live)
  }

  function address(live, room) {
    const here = new URLSearchParams(window.location.search)
    const keys = new URLSearchParams({ vraag: live.dataset.live, mark: room.mark })
    for (const key of ["taal", "namen"]) if (here.get(key)) keys.set(key, here.get(key))
    if (!keys.has("taal")) keys.set("taal", document.documentElement.lang)
    return `/zaal/${live.dataset.code}?${keys}`
  }

  // Put the part in the slide; the keyboard stays on the button of the next step, and an opened list stays open.
  function put(live, room, html) {
    const steered = live.contains(document.activeElement) && document.activeElement.closest(".steer")
    const before = live.querySelector(".steer button")?.value
    live.innerHTML = html
    const button = live.querySelector(".steer button")
    if (before && button?.value !== before) room.turned = Date.now()
    if (steered) button?.focus()
    tell(live, room, live.querySelector("[data-tell]")?.textContent ?? "")
  }

  // What is read aloud stands beside the part that is replaced, and changes at most once in ten seconds: the last counts.
  function tell(live, room, text) {
    room.said = text.replace(/\s+/g, " ").trim()
    if (room.later) return
    const line = aloud(live)
    const wait = Math.max(200, room.told + TOLD_EVERY - Date.now())
    room.later = setTimeout(() => {
      Object.assign(room, { later: 0, told: Date.now() })
      if (line.textContent !== room.said) line.textContent = room.said
    }, wait)
  }

  function aloud(live) {
    const there = live.nextElementSibling
    if (there?.matches("[data-aloud]")) return there
    const line = document.createElement("p")
    line.className = "hidden"
    line.setAttribute("role", "status")
    line.dataset.aloud = ""
    live.after(line)
    return line
  }

  async function ask(live, room) {
    room.asking = true
    const look = ++hand.looks
    try {
      const answer = await fetch(address(live, room), { signal: AbortSignal.timeout(10000) })
      const html = answer.status === 200 && (await answer.text())
      // A press that is going on would be lost with its button: what came is asked for again after it.
      if (html && live.querySelector(".steer button:active")) return
      if (goAlong(answer, look)) return
      if (html) put(live, room, html)
      if (answer.status === 404) return lost(live, room, true)
      if (answer.status === 409) return later(live, room)
      if (!answer.ok) throw new Error(answer.status)
      room.mark = answer.headers.get("X-Mark") ?? ""
      room.wait = USUAL
      live.querySelector(".lost:not(.past)")?.remove()
      if (answer.headers.get("X-Coach") === "1") follow(live)
      else followed = ""
    } catch {
      lost(live, room, false)
    } finally {
      room.asking = false
      room.at = Date.now()
    }
  }

  // Say that what is on the slide may be old. After each failure it is asked less often.
  function lost(live, room, gone) {
    room.wait = Math.min(room.wait * 1.7, LONGEST)
    if (live.querySelector(".lost:not(.past)")) return
    const dutch = document.documentElement.lang !== "en"
    const line = document.createElement("p")
    line.className = "lost"
    if (gone) line.textContent = dutch ? "Deze sessie is er niet meer." : "This session is not there any more."
    else line.textContent = dutch ? "Geen verbinding. Dit is de laatste stand." : "No connection. This is how it was last."
    live.append(line)
    tell(live, room, line.textContent)
  }

  // A question that the room is not at yet: who does not steer waits for it.
  function later(live, room) {
    Object.assign(room, { mark: "", wait: USUAL })
    if (live.querySelector(".later")) return
    live.innerHTML = '<div class="room"><p class="soon later"></p></div>'
    const dutch = document.documentElement.lang !== "en"
    const line = live.querySelector(".later")
    line.textContent = dutch ? "Deze vraag komt later." : "This question comes later."
    tell(live, room, line.textContent)
  }

  // On a slide without a question it is only asked where the room is.
  async function lookAround() {
    const code = document.querySelector(".slides:not(.coach) .live[data-code]")?.dataset.code
    if (!code || hand.asking || Date.now() - hand.at < hand.wait) return
    hand.asking = true
    const look = ++hand.looks
    try {
      const answer = await fetch(`/zaal/${code}?vraag=nu`, { signal: AbortSignal.timeout(10000) })
      hand.wait = answer.ok ? USUAL : LONGEST
      if (!inSight()) goAlong(answer, look)
    } catch {
      hand.wait = Math.min(hand.wait * 1.7, LONGEST)
    } finally {
      Object.assign(hand, { asking: false, at: Date.now() })
    }
  }

  // Where the session moved since the last look the wall goes along, once; whether it turned. An answer that was asked for
  // before a later one came, or before this window steered, is old.
  function goAlong(answer, look) {
    const told = answer.headers.get("X-Now")
    if (told === null || hand.steering || look < hand.taken) return false
    const before = hand.told
    Object.assign(hand, { told, taken: look })
    return before !== null && before !== told && turnTo(told.split(".")[0])
  }

  // Not where it stands there already, and not in the window of the coach, which follows the other one.
  function turnTo(question) {
    const slides = [...document.querySelectorAll(".slides:not(.coach) .slide")]
    const place = slides.findIndex((one) => one.querySelector(".live")?.dataset.live === question)
    if (place < 0 || !slides[place].hidden) return false
    followed = question
    document.dispatchEvent(new CustomEvent("deck:go", { detail: { dia: place + 1 } }))
    return true
  }

  // The coach's deck takes the room along to the question in sight.
  function follow(live) {
    if (followed === live.dataset.live || inSight() !== live || !live.closest(".slides:not(.coach)")) return
    followed = live.dataset.live
    send(live, new URLSearchParams({ question: live.dataset.live })).catch(() => (followed = ""))
  }

  // Whether it was done: not where the question is elsewhere by now.
  async function send(live, fields) {
    hand.steering += 1
    try {
      const answer = await fetch(`/zaal/${live.dataset.code}/stuur`, { method: "POST", body: fields })
      if (answer.ok) hand.told = answer.headers.get("X-Now") ?? hand.told
      if (!answer.ok && answer.status !== 412) throw new Error(answer.status)
      return answer.ok
    } finally {
      hand.steering -= 1
      hand.taken = ++hand.looks
    }
  }

  // A step that somebody else took before: it is said for a moment, beside how it stands now.
  function late(live, room) {
    live.querySelector(".past")?.remove()
    const line = document.createElement("p")
    line.className = "lost past"
    line.textContent = document.documentElement.lang !== "en" ? "Deze stap was al gezet." : "This step was already taken."
    live.append(line)
    tell(live, room, line.textContent)
    setTimeout(() => line.remove(), 6000)
  }

  // A press on the button of a step. One right after the step before is the same press.
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest?.(".live .steer")
    if (!form) return
    event.preventDefault()
    const live = form.closest(".live")
    const room = known(live)
    if (Date.now() - room.turned < SAME_PRESS) return
    room.turned = Date.now()
    const fields = new URLSearchParams(new FormData(form, event.submitter))
    try {
      const done = await send(live, fields)
      await ask(live, room)
      if (!done) late(live, room)
    } catch {
      lost(live, room, false)
    }
  })

  // The keys that turn slides do not also press, and a press does not also turn the slide.
  document.addEventListener("keydown", (event) => {
    if ([" ", "Enter"].includes(event.key) && event.target.closest?.(".live .steer")) event.stopPropagation()
  }, true)

  setInterval(() => {
    const live = document.hidden ? null : inSight()
    if (document.hidden) return
    if (!live) {
      followed = ""
      return void lookAround()
    }
    const room = known(live)
    if (!room.asking && Date.now() - room.at >= room.wait) ask(live, room)
  }, 250)
})()
