// What comes from Word or the web, as plain paragraphs, headings, lists and links. The editor itself drops every
// class, style and element that it does not know; here is what it could not guess.

import { removeUnseen } from "articles/unseen"

const LEVELS = { H1: "h2", H4: "h3", H5: "h3", H6: "h3" }
const HANDLERS = /\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi
const WITHOUT_WORDS = "style, script, meta, link, title, xml, template, noscript, img, svg, object, iframe"

// `tell` is called with the words that nobody saw, if there were any, and with the number of comments made notes.
export function cleanHTML(html, tell) {
  // Handlers would only be refused by the page's policy, one by one, aloud.
  const quiet = html.replace(/<[^>]*>/g, (tag) => tag.replace(HANDLERS, ""))
  // Two breaks are what many programs write for a new paragraph.
  const parted = quiet.replace(/(?:<br\b[^>]*>(?:\s|&nbsp;)*){2,}/gi, "</p><p>")
  const pasted = new DOMParser().parseFromString(parted, "text/html")
  const { body } = pasted
  removeComments(body)
  const unseen = removeUnseen(pasted)
  if (unseen.words.length || unseen.notes) tell(unseen)
  for (const element of body.querySelectorAll(WITHOUT_WORDS)) element.remove()
  for (const heading of body.querySelectorAll(Object.keys(LEVELS).join())) rename(heading, LEVELS[heading.tagName])
  unwrapLayout(body)
  listsOf(body)
  for (const empty of body.querySelectorAll("p, h2, h3")) if (!empty.textContent.trim()) empty.remove()
  return body.innerHTML
}

// A table of one column, or one that holds another, only lays out a page: as content/body/tables.py has it.
function unwrapLayout(body) {
  for (const table of [...body.querySelectorAll("table")]) {
    const rows = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table)
    if (!table.querySelector("table") && rows.some((row) => row.cells.length > 1)) continue
    const cells = rows.flatMap((row) => [...row.cells]).map((cell) => {
      const block = body.ownerDocument.createElement("div")
      block.append(...cell.childNodes)
      return block
    })
    table.replaceWith(...cells)
  }
}

function removeComments(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const comments = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.remove()
}

function rename(element, tag) {
  const renamed = element.ownerDocument.createElement(tag)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}

// Word writes a list as paragraphs that begin with a marker of their own.
function listsOf(body) {
  let list = null
  for (const paragraph of body.querySelectorAll("p[class^=MsoListParagraph]")) {
    const marker = takeMarker(paragraph)
    if (marker === "") continue
    const tag = /^\w+[.)]/.test(marker) ? "ol" : "ul"
    if (!list || paragraph.previousElementSibling !== list || list.localName !== tag) {
      list = paragraph.ownerDocument.createElement(tag)
      paragraph.before(list)
    }
    list.append(rename(paragraph, "li"))
  }
}

function takeMarker(paragraph) {
  const marker = [...paragraph.querySelectorAll("[style]")].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute("style")),
  )
  if (!marker) return ""
  marker.remove()
  return marker.textContent.trim() || "•"
}

// Paragraphs of plain text, each a list of lines. Without a blank line anywhere, every line is a paragraph.
export function paragraphsOf(text) {
  const lines = text.replace(/\r\n?/g, "\n").split("\n")
  const paragraphs = [[]]
  const parted = /\n[^\S\n]*\n/.test(lines.join("\n").trim())
  for (const line of lines) {
    if (!line.trim()) paragraphs.push([])
    else if (parted) paragraphs.at(-1).push(line.trimEnd())
    else paragraphs.push([line.trimEnd()])
  }
  return paragraphs.filter((paragraph) => paragraph.length)
}
