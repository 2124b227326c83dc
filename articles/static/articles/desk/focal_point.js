// The focal point on a picture's page: by click or by arrow keys on the picture. The two fields say it in figures, and
// are what is saved; without this script they are all that there is.

const across = document.getElementById("id_focus_x")
const down = document.getElementById("id_focus_y")
const place = document.querySelector("[data-focus]")
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

const percent = (value) => Math.min(100, Math.max(0, Math.round(value)))

if (place && across && down) {
  const [whole, cut] = [".desk-focus-whole", "figure"].map((part) => place.querySelector(part))
  const mark = whole.querySelector("button")
  const shown = cut.querySelector("img")

  const draw = () => {
    const [x, y] = [percent(Number(across.value)), percent(Number(down.value))]
    mark.style.left = `${x}%`
    mark.style.top = `${y}%`
    shown.style.objectPosition = position(x, y)
    mark.setAttribute("aria-description", `${x} of 100 from the left, ${y} from the top`)
  }

  // Where the cut begins puts the point in its middle, as far as the edges allow: as articles/content/pictures/render.py cuts.
  const position = (x, y) => {
    const ratio = shown.naturalWidth / shown.naturalHeight / (16 / 9) || 1
    const start = (at, part) => (part >= 1 ? 50 : (100 * Math.min(Math.max(at / 100 - part / 2, 0), 1 - part)) / (1 - part))
    return `${start(x, 1 / ratio)}% ${start(y, ratio)}%`
  }

  const set = (x, y) => {
    across.value = percent(x)
    down.value = percent(y)
    draw()
  }

  whole.addEventListener("click", (event) => {
    // A press of the key on the mark is a click without a place.
    if (event.detail === 0) return
    const box = whole.getBoundingClientRect()
    set((100 * (event.clientX - box.left)) / box.width, (100 * (event.clientY - box.top)) / box.height)
    mark.focus()
  })
  mark.addEventListener("keydown", (event) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const size = event.shiftKey ? 10 : 1
    set(Number(across.value) + step[0] * size, Number(down.value) + step[1] * size)
  })
  for (const field of [across, down]) field.addEventListener("input", draw)
  shown.addEventListener("load", draw)
  mark.hidden = cut.hidden = false
  draw()
}
