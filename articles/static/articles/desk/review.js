// What is left to look at, by keyboard: j and k walk, n, s and u press a card's own buttons. Only while the focus is in
// the list, never in a field, never with Control, Alt or Meta: every other key stays the browser's and the reader's.
const review = document.getElementById("review")
const cards = [...review.querySelectorAll(".desk-review-card")]

for (const hidden of review.querySelectorAll("[data-with-script]")) hidden.hidden = false

function walk(step) {
  const here = cards.indexOf(document.activeElement.closest(".desk-review-card"))
  const next = cards[Math.max(0, Math.min(cards.length - 1, here + step))]
  next?.focus()
  next?.scrollIntoView({ block: "nearest" })
}

function press(key) {
  const within = key === "u" ? review : document.activeElement.closest(".desk-review-card")
  within?.querySelector(`[data-press="${key}"]`)?.click()
}

review.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
  if (event.target.matches("input, textarea, select")) return
  if (event.key === "j" || event.key === "k") walk(event.key === "j" ? 1 : -1)
  else if ("nsu".includes(event.key)) press(event.key)
  else return
  event.preventDefault()
})

// A card sends one answer: a second press while it is on its way is none.
review.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault()
  event.target.dataset.sent = "yes"
})
addEventListener("pageshow", () => {
  for (const form of review.querySelectorAll("form")) delete form.dataset.sent
})

// With nothing left, Enter publishes: nobody need look for the button.
const first = review.querySelector("[data-at]") ?? review.querySelector(".desk-go") ?? review
first.focus({ preventScroll: first === review })
