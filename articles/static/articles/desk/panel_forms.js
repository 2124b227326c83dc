// The small forms beside the story are sent without leaving it: their panel alone is drawn anew.
import { csrfToken } from "articles/requests"

const FAULT = "This did not reach the server. Nothing is changed: try again in a moment."
const CLOSED = "The server refused this. Save the story, and look at it again."

async function send(form, submitter) {
  const fields = new URLSearchParams(new FormData(form, submitter))
  fields.delete("csrfmiddlewaretoken")
  const headers = { "X-CSRFToken": csrfToken(form), "X-Requested-With": "fetch" }
  const answer = await fetch(form.action, { method: "POST", body: fields, headers, redirect: "manual" })
  if (!answer.ok) throw new Error(CLOSED)
  return answer.text()
}

document.addEventListener("submit", async (event) => {
  const panel = event.target.closest("[data-panel]")
  if (!panel) return
  event.preventDefault()
  try {
    const { id } = panel
    panel.outerHTML = await send(event.target, event.submitter)
    const drawn = document.getElementById(id)
    const made = drawn.querySelector("[data-made]") ?? drawn
    made.focus()
    made.select?.()
    document.dispatchEvent(new CustomEvent("desk:panel"))
  } catch (error) {
    panel.querySelector("[role=alert]").textContent = error.message === CLOSED ? CLOSED : FAULT
  }
})
