// The panel of checks beside the form: fetched after the form is there, drawn anew without saving, and two short cuts
// into the form, a quote attached and safe words put in. Nothing here saves the story.
import { csrfToken, formText, latestFetch } from "articles/requests"

const $ = window.django.jQuery
const form = document.getElementById("story_form")
const place = document.getElementById("checks")
const panel = document.getElementById("check-panel")
const button = document.getElementById("check-typed")

let editor = null
document.addEventListener("prose-editor:ready", ({ detail }) => (editor = detail.editor))

// ---- Drawing

const fetchLatest = latestFetch()
let wasTyped = false

function say(words) {
  const said = panel.querySelector(".desk-status")
  if (!said) return
  said.textContent = words
  said.focus()
}

async function draw(address, fields) {
  const method = fields ? "POST" : "GET"
  const headers = { "X-Desk": "panel", ...(fields ? { "X-CSRFToken": csrfToken(form) } : {}) }
  try {
    const answer = await fetchLatest(address, { method, headers, redirect: "manual", body: fields && new URLSearchParams(fields) })
    if (!answer) return false
    if (!answer.ok) throw new Error(`${answer.status}`)
    const scrolled = place.closest(".desk-panels")?.scrollTop ?? 0
    panel.innerHTML = await answer.text()
    for (const hidden of panel.querySelectorAll("[data-with-script]")) hidden.hidden = false
    const beside = place.closest(".desk-panels")
    if (beside) beside.scrollTop = scrolled
    return true
  } catch {
    say("The server does not answer, so nothing was checked. Try again in a moment.")
    return false
  }
}

async function checkTyped() {
  button.disabled = true
  wasTyped = await draw(place.dataset.address, { typed: formText(form) })
  button.disabled = false
  if (wasTyped) panel.querySelector(".desk-status").focus()
}

// What was decided is drawn of what is shown: the story as saved, or the form as typed.
async function decide(asking, submitter) {
  const fields = new FormData(asking)
  if (submitter?.name) fields.set(submitter.name, submitter.value)
  fields.delete("csrfmiddlewaretoken")
  const address = submitter?.getAttribute("formaction") ?? asking.getAttribute("action")
  if (!(await draw(address, fields))) return
  const said = panel.querySelector(".desk-status")?.textContent
  const made = panel.querySelector("[data-made]")
  if (made && attach(made.dataset)) return checkTyped()
  if (wasTyped) await draw(place.dataset.address, { typed: formText(form) })
  say(said)
}

// ---- Attaching a quote: a new row of the form, filled

function attach(quote) {
  const add = document.querySelector("#quotes-group .add-row a")
  if (!add) return false
  document.addEventListener("formset:added", ({ target }) => fill(target, quote), { once: true })
  add.click()
  return true
}

function fill(row, { words, source, title, page, speaker = "", role = "" }) {
  const field = (name) => row.querySelector(`[name$="-${name}"]`)
  Object.entries({ words, page, speaker, role }).forEach(([name, value]) => (field(name).value = value))
  const select = field("source")
  select.append(new Option(title, source, true, true))
  $(select).trigger("change")
  say("Attached below, under Quotes: it is saved with the form.")
}

// ---- Safe words, in the place of the sentence

function putIn({ putIn: where, sentence, words }) {
  if (where === "body" && editor) return putInBody(sentence, words)
  const input = form.elements[where]
  if (!input?.value?.includes(sentence)) return false
  input.value = input.value.replace(sentence, () => words)
  input.dispatchEvent(new Event("input", { bubbles: true }))
  return true
}

function putInBody(sentence, words) {
  let at = null
  editor.state.doc.descendants((node, position) => {
    if (at !== null || !node.isTextblock) return at === null
    const found = node.textBetween(0, node.content.size, "\n", "\n").indexOf(sentence)
    if (found >= 0) at = position + 1 + found
    return false
  })
  if (at === null) return false
  editor.view.dispatch(editor.state.tr.insertText(words, at, at + sentence.length).scrollIntoView())
  return true
}

// ---- What is pressed

if (place && panel) {
  place.addEventListener("submit", (event) => {
    event.preventDefault()
    const { words, source } = event.target.elements
    if (event.target.matches("[data-attach]") && attach({ ...event.target.dataset, words: words.value, source: source.value })) {
      event.target.querySelector("button").disabled = true
      return
    }
    decide(event.target, event.submitter)
  })
  place.addEventListener("click", ({ target }) => {
    if (target.dataset.putIn) {
      say(putIn(target.dataset) ? "Put in. Check it and save the form." : "The sentence is not in the form as it was checked: copy the words instead.")
    }
    if (target.dataset.copy) {
      navigator.clipboard?.writeText(target.dataset.copy).then(() => say("Copied."), () => say("It could not be copied: select the words and copy them."))
    }
  })
  if (button) {
    button.parentElement.hidden = false
    button.addEventListener("click", checkTyped)
  }
  draw(place.dataset.address)
}
