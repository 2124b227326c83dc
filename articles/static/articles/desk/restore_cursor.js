// After a save that comes back to the form, the cursor and the page stand where they stood. Not when something is to be
// read first: then the page begins at its top, where it is told.
const KEY = "newsroom where"
const form = document.getElementById("story_form")
let body = null
let last = null

function note() {
  const { from, to } = body?.state.selection ?? {}
  const { id, selectionStart, selectionEnd } = last ?? {}
  const at = { from: window.location.href, scroll: window.scrollY, inBody: body?.view.dom === last, selection: { from, to }, id, selectionStart, selectionEnd }
  sessionStorage.setItem(KEY, JSON.stringify(at))
}

function comeBack() {
  const at = JSON.parse(sessionStorage.getItem(KEY) ?? "null")
  sessionStorage.removeItem(KEY)
  // Only when that form was sent and led here, not when somebody opens another story later.
  if (!at || document.referrer !== at.from || !isAllWell()) return
  if (at.inBody) body?.commands.setTextSelection(inside(at.selection))
  if (at.inBody) body?.view.dom.focus({ preventScroll: true })
  else putCursor(document.getElementById(at.id), at)
  window.scrollTo({ top: at.scroll, behavior: "instant" })
  if (at.scroll) document.querySelector(".messagelist")?.classList.add("desk-toast")
}

const isAllWell = () =>
  document.querySelector(".messagelist .success") && !document.querySelector(".errornote, .messagelist .error, .messagelist .warning")

function inside({ from, to }) {
  const end = body.state.doc.content.size
  return { from: Math.min(from, end), to: Math.min(to, end) }
}

function putCursor(field, { selectionStart, selectionEnd }) {
  field?.focus({ preventScroll: true })
  if (field && selectionStart != null) field.setSelectionRange(selectionStart, selectionEnd)
}

if (form) {
  form.addEventListener("focusin", ({ target }) => {
    if (target.type !== "submit") last = target
  })
  form.addEventListener("submit", note)
  // Its text gives the page its length.
  document.addEventListener("prose-editor:ready", ({ detail: { editor } }) => {
    body = editor
    requestAnimationFrame(() => setTimeout(comeBack))
  })
}
