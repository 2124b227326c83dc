// The preview beside the form: the page as readers will see it, drawn anew whenever what is typed has been kept.
const WIDTHS = { phone: 360, wide: 1100 }
const KEY = "newsroom preview"
const panel = document.getElementById("preview")
const root = document.documentElement

let frame = null
let width = "phone"
let scrolled = 0

function remember() {
  localStorage.setItem(KEY, JSON.stringify({ open: panel.open, width }))
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {}
  } catch {
    return {}
  }
}

// Below this there is no room beside the form: there the preview is a link.
const hasRoom = window.matchMedia("(min-width: 1025px)")

function fit() {
  if (!panel.open || !hasRoom.matches) {
    delete root.dataset.preview
    return
  }
  root.dataset.preview = width
  for (const button of panel.querySelectorAll("[name=width]")) button.setAttribute("aria-pressed", button.value === width)
  const box = panel.querySelector(".desk-frame")
  box.style.setProperty("--frame", `${WIDTHS[width]}px`)
  box.style.setProperty("--scale", Math.min(1, box.clientWidth / WIDTHS[width]))
}

function show() {
  fit()
  if (!panel.open || !hasRoom.matches) return
  if (frame) return frame.contentWindow.location.replace(panel.dataset.address)
  frame = document.createElement("iframe")
  frame.title = "Preview: the story as readers will see it"
  // Its page runs nothing; what is followed in it opens in a tab of its own.
  frame.setAttribute("sandbox", "allow-same-origin allow-popups allow-popups-to-escape-sandbox")
  frame.addEventListener("load", drawn)
  frame.src = panel.dataset.address
  panel.querySelector(".desk-frame").append(frame)
}

function drawn() {
  const page = frame.contentDocument
  const said = (name) => [...(page?.querySelectorAll(`meta[name="preview-${name}"]`) ?? [])].map(({ content }) => content)
  say("shows", said("shows"))
  say("fault", said("fault"))
  frame.contentWindow.scrollTo(0, scrolled)
  frame.contentWindow.addEventListener("scroll", () => (scrolled = frame.contentWindow.scrollY))
}

function say(name, lines) {
  const place = panel.querySelector(`[data-says=${name}]`)
  if (place.textContent === lines.join("")) return
  place.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })))
}

if (panel) {
  const held = remembered()
  width = held.width in WIDTHS ? held.width : width
  panel.querySelector("[role=group]").addEventListener("click", ({ target }) => {
    if (!(target.value in WIDTHS)) return
    width = target.value
    remember()
    fit()
  })
  panel.addEventListener("toggle", () => {
    remember()
    show()
  })
  document.addEventListener("desk:kept", show)
  window.addEventListener("resize", fit)
  hasRoom.addEventListener("change", show)
  if (held.open && hasRoom.matches) panel.open = true
}
