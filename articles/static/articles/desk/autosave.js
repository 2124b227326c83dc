// Nothing typed is lost: the form is kept on the server and in the browser while somebody types, and before it is sent
// it is sure that the server answers and knows who they are.
import { csrfToken, formText } from "articles/requests"

const LOOK = 1000
const PAUSE = 3000
const LONGEST = 10000
const HEARTBEAT = 10000

const form = document.getElementById("story_form")
const said = document.getElementById("unsaved")
const key = said && `newsroom ${said.dataset.person} ${said.dataset.keep}`

// ---- What is typed

const typedNow = () => formText(form)

let opened = null
let kept = null
let typedSince = null

const local = {
  get: () => JSON.parse(localStorage.getItem(key) ?? "null"),
  set: (typed) => localStorage.setItem(key, JSON.stringify({ typed, at: Date.now() })),
  clear: () => localStorage.removeItem(key),
}

// ---- The server

class LoggedOut extends Error {}

const send = (address, fields, options = {}) =>
  fetch(address, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { "X-CSRFToken": csrfToken(form) },
    redirect: "manual",
    ...options,
  })

// An answer that leads away leads to the login page.
async function post(address, fields, options) {
  const answer = await send(address, fields, options)
  if (answer.type === "opaqueredirect") throw new LoggedOut()
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}

let turn = Promise.resolve()

// One after another, so that an earlier text never comes after a later one.
function keep(options) {
  turn = turn.then(() => keepNow(options)).catch(fail)
  return turn
}

async function keepNow(options) {
  const typed = typedNow()
  const fields = typed === kept ? {} : { typed }
  const told = await post(said.dataset.keep, fields, options)
  if (fields.typed !== undefined) {
    kept = typed
    if (typedNow() === typed) typedSince = null
    document.dispatchEvent(new CustomEvent("desk:kept"))
  }
  tell(told)
}

// ---- What is told

const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })
let lastKept = clock()

function tell(told) {
  if (told.typed_at) lastKept = told.typed_at
  if (told.typed_at && kept !== opened) say(told.refilled ? `Saved ${told.typed_at}, with the text that you emptied` : `Saved ${told.typed_at}`)
  const lines = told.others.map(({ name, typed_at }) => `${name} has this story open too${typed_at ? `, and typed at ${typed_at}` : ""}.`)
  if (told.version && told.version > Number(form.elements.version.value)) {
    lines.push(`${told.saved_by} saved this story at ${told.saved_at}, after this form was opened${told.saved_by === "You" ? ", in another tab" : ""}: when you save, both texts are shown.`)
  }
  show("present", lines)
}

function say(words, isFault = false) {
  const place = said.querySelector("[data-says=kept]")
  if (place.textContent !== words) place.textContent = words
  place.classList.toggle("fault", isFault)
}

function show(name, lines) {
  const place = said.querySelector(`[data-says=${name}]`)
  if (place.textContent === lines.join("")) return
  place.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })))
}

function fail(error) {
  if (error instanceof LoggedOut) askToLogIn()
  say(`Not saved since ${lastKept}; this browser keeps what you type`, true)
}

// ---- Logging in again, in place

const dialog = document.getElementById("log-in-again")
let loggedIn = null

function askToLogIn() {
  if (!dialog.open) dialog.showModal()
  loggedIn ??= new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "in"), { once: true }))
  return loggedIn
}

dialog?.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault()
  const fault = dialog.querySelector("[role=alert]")
  fault.textContent = await logIn(event.target)
  if (fault.textContent) return
  form.elements.csrfmiddlewaretoken.value = csrfToken(form)
  event.target.elements.password.value = ""
  dialog.close("in")
  loggedIn = null
  keep()
})

// What is wrong, or nothing. Who is let in is led on.
async function logIn(fields) {
  const { login } = dialog.dataset
  try {
    // The login's page sets the cookie that its form is checked against.
    await fetch(login)
    const answer = await send(login, new FormData(fields))
    return answer.type === "opaqueredirect" ? "" : "This name and password do not fit."
  } catch {
    return "The server does not answer. Try again in a moment."
  }
}

// ---- While somebody types

let timer = null
let last = null

function typed() {
  const now = typedNow()
  if (now === last) return
  last = now
  if (now === (kept ?? opened)) return
  typedSince ??= Date.now()
  local.set(now)
  clearTimeout(timer)
  timer = setTimeout(keep, Math.max(0, Math.min(PAUSE, typedSince + LONGEST - Date.now())))
}

// ---- Before the form is sent

let isSure = false

async function submit(button) {
  try {
    await turn
    await post(said.dataset.keep, { typed: typedNow() })
  } catch (error) {
    if (!(error instanceof LoggedOut)) {
      say("The server does not answer. Nothing is lost: try again in a moment", true)
      return said.scrollIntoView({ block: "nearest" })
    }
    if (!(await askToLogIn())) return
  }
  isSure = true
  form.requestSubmit(button)
}

function onSubmit(event) {
  if (isSure) return
  event.preventDefault()
  submit(event.submitter)
}

// ---- Beginning

function begin() {
  opened = kept = last = typedNow()
  // A form that was refused, or brought back, holds what no story holds yet.
  if (said.dataset.isTyped) kept = null
  if (document.querySelector(".messagelist .success")) local.clear()
  offerLocal()
  // Looked at rather than listened to: the editor, Django's widgets and the browser each tell of a change in their own way.
  setInterval(typed, LOOK)
  form.addEventListener("submit", onSubmit)
  document.addEventListener("visibilitychange", () => document.hidden && typedSince && keep({ keepalive: typedNow().length < 60000 }))
  window.addEventListener("beforeunload", (event) => {
    if (!isSure && (typedSince || said.dataset.isTyped)) event.preventDefault()
  })
  setInterval(keep, HEARTBEAT)
  keep()
}

// What this browser holds and the server never got.
function offerLocal() {
  const held = local.get()
  const offer = document.getElementById("held-here")
  if (!held || held.typed === opened || held.at / 1000 < Number(said.dataset.newest)) return
  offer.hidden = false
  offer.querySelector("[data-when]").textContent = new Date(held.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" })
  offer.querySelector("[name=take]").addEventListener("click", async () => {
    await post(said.dataset.keep, { typed: held.typed })
    local.clear()
    isSure = true
    window.location.search = "?recover=me"
  })
  offer.querySelector("[name=drop]").addEventListener("click", () => {
    local.clear()
    offer.hidden = true
  })
}

// The editor writes its text anew into the form when it is ready, which may have been before this script was here.
if (said) {
  if (document.querySelector(".ProseMirror")) begin()
  else document.addEventListener("prose-editor:ready", () => setTimeout(begin), { once: true })
}
