// Notes of the desk to itself: [[…]] coloured where they stand, the passages of notes in the margin marked, all counted.
import { Extension, Plugin, pm } from "django-prose-editor/editor"

const { Decoration, DecorationSet } = pm.view
const NOTE = /\[{2,}(?:(?!\]{2})[\s\S])*(?:\]{2,}|$)/g
const LONGEST = 300

const isHalf = (note) => !note.endsWith("]]")
const panel = () => document.getElementById("notes")
// The fields of words in which notes may stand: `headline` is one, and `quotes-…-words` one of a row.
const isOfWords = (name) => document.getElementById("note-count")?.dataset.fields.split(" ").includes(name.replace(/-\d+-/, "-…-"))

// ---- In the body

function decorate(doc) {
  const marks = []
  const passages = [...(panel()?.querySelectorAll("[data-passage]") ?? [])].map((note) => note.dataset.passage).filter(Boolean)
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    const text = node.textBetween(0, node.content.size, undefined, "\ufffc")
    const mark = (from, length, name) => marks.push(Decoration.inline(at + 1 + from, at + 1 + from + length, { class: name }))
    for (const found of text.matchAll(NOTE)) mark(found.index, found[0].length, isHalf(found[0]) ? "desk-note desk-note--half" : "desk-note")
    for (const passage of passages) {
      const from = text.indexOf(passage)
      if (from >= 0) mark(from, passage.length, "desk-passage")
    }
    return false
  })
  return DecorationSet.create(doc, marks)
}

function coloured() {
  return new Plugin({
    state: {
      init: (config, { doc }) => decorate(doc),
      apply: (tr, old) => (tr.docChanged || tr.getMeta("notes") ? decorate(tr.doc) : old),
    },
    props: {
      decorations(state) {
        return this.getState(state)
      },
    },
  })
}

// What is marked in the body is what the next note in the margin is about.
function takePassage(editor) {
  const { from, to } = editor.state.selection
  const passage = editor.state.doc.textBetween(from, to, " ").trim().slice(0, LONGEST)
  const input = panel()?.querySelector("[name=passage]")
  if (!input) return
  input.value = passage
  const shown = panel().querySelector("[data-says=passage]")
  shown.textContent = passage ? `On “${passage.length > 80 ? `${passage.slice(0, 79)}…` : passage}”` : shown.dataset.otherwise
}

export const Notes = Extension.create({
  name: "notes",

  addProseMirrorPlugins: () => [coloured()],

  onCreate() {
    const look = () => this.editor.view.dispatch(this.editor.state.tr.setMeta("notes", true).setMeta("addToHistory", false))
    document.addEventListener("desk:panel", () => {
      look()
      takePassage(this.editor)
      count(this.editor)
    })
    document.getElementById("story_form").addEventListener("input", () => count(this.editor))
    window.django.jQuery(document).on("formset:added formset:removed", () => count(this.editor))
    count(this.editor)
  },

  onUpdate() {
    count(this.editor)
  },

  onSelectionUpdate() {
    takePassage(this.editor)
  },
})

// ---- In every field

const notesIn = (text) => text.match(NOTE)?.length ?? 0

function count(editor) {
  const place = document.getElementById("note-count")
  if (!place) return
  let all = notesIn(editor.state.doc.textBetween(0, editor.state.doc.content.size, "\n"))
  for (const field of document.getElementById("story_form").elements) {
    if (!isOfWords(field.name)) continue
    const found = notesIn(field.value)
    field.classList.toggle("desk-has-note", found > 0)
    all += found
  }
  all += panel()?.querySelectorAll("[data-open]").length ?? 0
  const words = all === 1 ? "1 note" : `${all} notes`
  if (place.textContent !== words) place.textContent = words
  place.parentElement.hidden = !all
}
