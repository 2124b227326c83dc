// The story form's own behaviour. Without it every field still works, and is saved by the same buttons.
import { latestFetch } from "articles/requests"

const $ = window.django.jQuery
const form = document.getElementById("story_form")

// ---- Topics: chosen by name, or typed anew

const known = new Set()
const topics = document.getElementById("id_topics")
if (topics) {
  $(topics).select2({
    tags: true,
    tokenSeparators: [","],
    // What is there already is offered first: a new topic should be meant.
    insertTag: (options, added) => options.push(added),
    templateResult: ({ id, text, element, loading }) =>
      loading || element || known.has(id) ? text : `New topic: ${text}`,
    ajax: {
      url: topics.dataset.topics,
      delay: 200,
      data: ({ term }) => ({ term: term ?? "" }),
      processResults: (answer) => {
        for (const { id } of answer.results) known.add(id)
        return answer
      },
    },
  })
}

// ---- The judgments of the inspections chosen right now

const inspections = document.getElementById("id_inspections")
const fetchLatest = latestFetch()

async function refreshJudgments() {
  const shown = document.getElementById("id_judgments")
  const address = new URL(shown.dataset.address, window.location)
  for (const option of inspections.selectedOptions) address.searchParams.append("inspection", option.value)
  for (const box of shown.querySelectorAll(":checked")) address.searchParams.append("judgment", box.value)
  const answer = await fetchLatest(address)
  if (!answer?.ok) return
  shown.outerHTML = await answer.text()
  $(document).trigger("desk:judgments")
}

if (inspections && document.getElementById("id_judgments")) $(inspections).on("change", refreshJudgments)

// ---- New rows

const freshKey = () =>
  [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, "0")).join("")

document.addEventListener("formset:added", ({ target, detail }) => {
  if (detail?.formsetName === "quotes") {
    const key = freshKey()
    for (const input of target.querySelectorAll("input[name$='-key']")) input.value = key
  }
  if (detail?.formsetName === "bylines") {
    const position = target.querySelector("input[name$='-position']")
    if (position) position.value = document.querySelectorAll("#bylines-group tr.form-row:not(.empty-form)").length - 1
  }
})

// ---- The publish button says what it will do

const moment = document.getElementById("id_publish_at")

function nameOf(local) {
  const date = new Date(`${local}Z`)
  if (Number.isNaN(date.getTime())) return null
  const part = (options) => new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(date)
  const year = date.getUTCFullYear() === new Date().getFullYear() ? "" : ` ${date.getUTCFullYear()}`
  const day = `${part({ weekday: "short" })} ${date.getUTCDate()} ${part({ month: "short" })}`
  return `Publish ${day}${year} ${local.slice(11, 16)}`
}

function nameButtons() {
  const [now, later] = ["_publish", "_schedule"].map((name) => form.elements[name])
  const name = nameOf(moment.value)
  now.hidden = Boolean(name)
  later.hidden = !name
  if (name) later.value = name
}

if (moment && form) {
  moment.addEventListener("input", nameButtons)
  nameButtons()
}

// ---- The body

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const box = editor.view.dom
  box.id = "body-editor"
  box.setAttribute("role", "textbox")
  box.setAttribute("aria-multiline", "true")
  box.setAttribute("aria-label", "Body")
  document.querySelector(`label[for="${textarea.id}"]`)?.addEventListener("click", () => editor.commands.focus())
})

// ---- Ctrl+S, or ⌘S, saves

document.addEventListener("keydown", (event) => {
  if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
  const save = form?.elements._continue
  if (!save) return
  event.preventDefault()
  form.requestSubmit(save)
})
