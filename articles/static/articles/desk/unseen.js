// What nobody sees in a text that was copied: crossed out, moved away or hidden. The same as content/body/unseen.py
// does with whatever comes in; here, while somebody pastes, so that it can be said what was left out.

const STYLES = [
  [/^display$/, /^none$/],
  [/^visibility$/, /^(hidden|collapse)$/],
  [/^mso-hide$/, /^(all|screen)$/],
  [/^text-decoration(-line)?$/, /\bline-through\b/],
  [/^mso-(move-?from|deleted?)/, /^/],
  [/^opacity$/, /^0(\.0+)?%?$/],
  [/^font-size$/, /^([01](\.\d+)?(px|pt)?|0(\.0+)?(em|rem|%))$/],
  [/^clip$/, /^rect\(\s*[01](px)?\b/],
  [/^clip-path$/, /^inset\(\s*(50|100)%/],
  [/^transform$/, /\bscale[xy]?\(\s*0\s*\)/],
  [/^(left|top|right|bottom|margin-left|text-indent)$/, /^-(\d{3,}(\.\d+)?(px|pt)|\d{2,}(\.\d+)?(em|rem)|\d{3,}%)$/],
]
const CLASSES =
  /^(msodel|hidden|hide|is-hidden|d-none|invisible|element-invisible|off-?screen|sr-only|(\w+-)?visually-?hidden|a11y-hidden|screen-reader-(text|only)|assistive-text)$/
const COMMENT_CLASSES = new Set(["msocomtxt", "msocommenttext", "msocomanchor", "msocommentreference", "msocomoff"])
const FOOTNOTE_CLASSES = ["msofootnotereference", "msoendnotereference"]
const FIGURE = /^\s*[[(]?\s*(\d+(\s*[,–-]\s*\d+)*)\s*[\])]?\s*$/
const RAISED = { 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" }

// Takes it out of a document that was pasted; returns the words that were left out, and how many comments became notes.
export function removeUnseen(document) {
  const { body } = document
  const classes = classesInSheets(document)
  const notes = writeCommentsAsNotes(body)
  const words = []
  for (const element of [...body.querySelectorAll("*")]) {
    if (!body.contains(element)) continue
    if (isUnseen(element, classes)) {
      const said = element.textContent.replace(/\s+/g, " ").trim()
      if (said && !isOfComment(element)) words.push(said)
      element.remove()
    } else if (isRaised(element)) {
      const figure = FIGURE.exec(element.textContent)
      if (figure) element.replaceWith(figure[1].replace(/\d/g, (digit) => RAISED[digit]))
    }
  }
  return { words, notes }
}

function isUnseen(element, classes) {
  const names = classesOf(element)
  return (
    ["DEL", "S", "STRIKE"].includes(element.tagName) ||
    element.hasAttribute("hidden") ||
    (element.tagName === "INPUT" && element.type === "hidden") ||
    names.some((name) => classes.has(name) || COMMENT_CLASSES.has(name)) ||
    // A class with a colon shows it again on a screen that is wide enough.
    (names.some((name) => CLASSES.test(name)) && !names.some((name) => name.includes(":"))) ||
    hides(element.getAttribute("style") ?? "")
  )
}

const isOfComment = (element) => classesOf(element).some((name) => COMMENT_CLASSES.has(name))

const classesOf = (element) => (element.getAttribute("class") ?? "").toLowerCase().split(/\s+/).filter(Boolean)

const declarations = (style) =>
  style
    .toLowerCase()
    .split(";")
    .map((declaration) => {
      const [name, ...value] = declaration.split(":")
      return [name.trim(), value.join(":").replace("!important", "").trim()]
    })

const hides = (style) =>
  declarations(style).some(([declared, said]) => STYLES.some(([name, value]) => name.test(declared) && value.test(said)))

// The classes that a style sheet pasted with the text hides or crosses out.
function classesInSheets(document) {
  const found = new Set()
  for (const sheet of document.querySelectorAll("style")) {
    for (const [, names, said] of sheet.textContent.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      if (!hides(said)) continue
      for (const name of names.split(",").map((one) => one.trim())) {
        if (/^\w*\.[\w-]+$/.test(name)) found.add(name.split(".")[1].toLowerCase())
      }
    }
  }
  return found
}

function isRaised(element) {
  const style = new Map(declarations(element.getAttribute("style") ?? ""))
  return (
    element.tagName === "SUP" ||
    style.get("vertical-align") === "super" ||
    style.has("mso-footnote-id") ||
    style.has("mso-endnote-id") ||
    classesOf(element).some((name) => FOOTNOTE_CLASSES.includes(name))
  )
}

// ---- Comments in a margin

const squeezed = (element) => (element.getAttribute("style") ?? "").toLowerCase().replaceAll(" ", "")

function writeCommentsAsNotes(body) {
  const comments = [...body.querySelectorAll("div, p, span")].filter(isComment)
  for (const comment of comments) putNote(body, comment)
  for (const listed of [...body.querySelectorAll("div")]) if (squeezed(listed).includes("mso-element:comment")) listed.remove()
  return comments.length
}

function isComment(element) {
  if (squeezed(element).replace(/;$/, "").endsWith("mso-element:comment")) return true
  return classesOf(element).includes("msocomtxt") && !element.parentElement.closest("[style*='mso-element:comment']")
}

function putNote(body, comment) {
  const names = [...comment.querySelectorAll("a[name]")].map((link) => link.getAttribute("name"))
  for (const link of [...comment.querySelectorAll("a")]) if (classesOf(link).includes("msocomanchor")) link.remove()
  const words = comment.textContent.replace(/\[\[|\]\]/g, "").replace(/\s+/g, " ").trim()
  if (!words) return
  const reference = [...body.querySelectorAll("a[href]")].find((link) => names.includes(link.getAttribute("href").replace(/^#/, "")))
  if (reference) {
    outermost(reference).replaceWith(` [[${words}]]`)
  } else {
    const paragraph = body.ownerDocument.createElement("p")
    paragraph.textContent = `[[${words}]]`
    body.append(paragraph)
  }
}

function outermost(link) {
  let found = link
  for (let above = link.parentElement; above?.tagName === "SPAN"; above = above.parentElement) {
    if (isOfComment(above) || squeezed(above).includes("mso-special-character")) found = above
  }
  return found
}
