// What the body's editor has of its own: places for the records of the story, clean pasting, and plain marks.
import { KINDS, onChange, rowOf } from "articles/attached_records"
import { cleanHTML, paragraphsOf } from "articles/paste"
import { Bold, Document, Extension, Italic, Link, Node, OrderedList, Plugin, crel, pm, updateAttrsDialog } from "django-prose-editor/editor"

const { Fragment, Slice } = pm.model
const { NodeSelection, Selection } = pm.state

// Places stand between paragraphs, never inside a list or quotation.
export const StoryDocument = Document.extend({ content: "(block | place)+" })

// ---- A place

const shown = new Set()

const labelOf = ({ kind, key }) => {
  const row = rowOf(kind, key)
  return row ? `${KINDS[kind].name}: ${row.label}` : `${KINDS[kind]?.name ?? kind} that is not attached to this story`
}

class PlaceView {
  constructor({ node }) {
    this.attrs = node.attrs
    this.dom = crel("div", { className: "desk-place", "data-place": node.attrs.kind, "data-key": node.attrs.key })
    this.draw()
    shown.add(this)
  }

  draw = () => {
    this.dom.textContent = labelOf(this.attrs)
    this.dom.classList.toggle("desk-place--lost", !rowOf(this.attrs.kind, this.attrs.key))
  }

  ignoreMutation() {
    return true
  }

  destroy() {
    shown.delete(this)
  }
}

export const Place = Node.create({
  name: "place",
  group: "place",
  atom: true,
  selectable: true,
  draggable: true,

  addAttributes() {
    const attribute = (name) => ({
      default: "",
      parseHTML: (element) => element.getAttribute(name),
    })
    return { kind: attribute("data-place"), key: attribute("data-key") }
  },

  parseHTML() {
    return Object.keys(KINDS).map((kind) => ({ tag: `div[data-place="${kind}"][data-key]` }))
  },

  renderHTML({ node }) {
    return ["div", { "data-place": node.attrs.kind, "data-key": node.attrs.key }]
  },

  renderText({ node }) {
    return `[${labelOf(node.attrs)}]`
  },

  addNodeView() {
    return (properties) => new PlaceView(properties)
  },

  addKeyboardShortcuts() {
    return {
      "Alt-ArrowUp": ({ editor }) => move(editor, -1),
      "Alt-ArrowDown": ({ editor }) => move(editor, 1),
    }
  },

  addMenuItems({ menu, buttons }) {
    for (const [kind, { name }] of Object.entries(KINDS)) {
      menu.defineItem({
        name: `place:${kind}`,
        groups: "places",
        button: buttons.text(name, `Insert a ${kind} that is attached to the story`),
        command: (editor) => choose(editor, kind),
        active: (editor) => editor.isActive("place", { kind }),
      })
    }
  },

  onCreate() {
    onChange(() => shown.forEach((view) => view.draw()))
  },
})

function move(editor, by) {
  const { selection, doc, tr } = editor.state
  if (selection.node?.type.name !== "place") return false
  const neighbour = doc.maybeChild(selection.$from.index(0) + by)
  if (!neighbour) return true
  const target = selection.from + by * neighbour.nodeSize
  tr.delete(selection.from, selection.to).insert(target, selection.node)
  editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, target)).scrollIntoView())
  return true
}

function choose(editor, kind) {
  const { name, rows, none } = KINDS[kind]
  const found = rows()
  const dialog = crel("dialog", { className: "prose-editor-dialog desk-chooser" })
  const options = found.map(({ key, label }) => {
    const option = crel("button", { type: "button", textContent: label })
    option.addEventListener("click", () => {
      dialog.close()
      insert(editor, kind, key)
    })
    return crel("li", {}, [option])
  })
  const close = crel("button", { type: "button", className: "desk-chooser__close", textContent: "Close" })
  close.addEventListener("click", () => dialog.close())
  dialog.append(
    crel("h3", { className: "prose-editor-dialog-title", textContent: `Insert a ${name.toLowerCase()}` }),
    found.length ? crel("ul", {}, options) : crel("p", { textContent: none }),
    close,
  )
  dialog.addEventListener("close", () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

// After the paragraph, list or quotation in which the cursor stands; in its stead when it is an empty paragraph.
function insert(editor, kind, key) {
  const { state } = editor
  const { $to } = state.selection
  const { tr, schema } = state
  const node = schema.nodes.place.create({ kind, key })
  const isEmpty = $to.depth === 1 && $to.parent.type.name === "paragraph" && !$to.parent.content.size
  const at = isEmpty ? $to.before(1) : $to.depth ? $to.after(1) : state.selection.to
  isEmpty ? tr.replaceWith(at, $to.after(1), node) : tr.insert(at, node)
  const after = at + node.nodeSize
  if (after === tr.doc.content.size) tr.insert(after, schema.nodes.paragraph.create())
  editor.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(after))).scrollIntoView())
  editor.view.focus()
}

// ---- Pasting

export const CleanPaste = Extension.create({
  name: "cleanPaste",

  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          // What was copied in an editor of ours needs no cleaning.
          transformPastedHTML: (html, view) =>
            html.includes("data-pm-slice") ? html : cleanHTML(html, (unseen) => tellUnseen(view, unseen)),
          clipboardTextParser: (text, $context, plain, view) => sliceOf(text, $context, view.state.schema),
        },
      }),
    ]
  },
})

// Below the editor, until the next paste: whoever pasted may have meant it.
function tellUnseen(view, { words, notes }) {
  const said = []
  if (words.length) said.push(`Left out, for it was crossed out or hidden where it was copied: ${words.map(quoted).join(", ")}.`)
  if (notes) said.push(`${notes === 1 ? "A comment is now a note" : `${notes} comments are now notes`} of the desk in the text.`)
  const editor = view.dom.closest(".prose-editor") ?? view.dom
  const status = editor.parentElement.querySelector(".desk-left-out") ?? crel("p", { className: "desk-left-out", role: "status" })
  editor.after(status)
  status.textContent = said.join(" ")
}

const quoted = (words) => `“${words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words}”`

function sliceOf(text, $context, schema) {
  const { hardBreak, paragraph } = schema.nodes
  const marks = $context.marks()
  const nodes = paragraphsOf(text).map((lines) => {
    const parts = lines.flatMap((line) => [hardBreak.create(), schema.text(line, marks)])
    return paragraph.create(null, parts.slice(1))
  })
  return nodes.length ? new Slice(Fragment.from(nodes), 1, 1) : Slice.empty
}

// ---- Marks and lists that write only what a body keeps, and change no character that somebody typed or pasted

const none = () => []

export const PlainBold = Bold.extend({ addInputRules: none, addPasteRules: none })

export const PlainItalic = Italic.extend({ addInputRules: none, addPasteRules: none })

export const PlainOrderedList = OrderedList.extend({
  addAttributes: () => ({}),
  addOptions() {
    return { ...this.parent?.(), enableListAttributes: false }
  },
  addNodeView: null,
})

const address = { href: { title: "Address", description: "https://… or /stories/…", required: true } }
const edit = updateAttrsDialog(address, { title: "Link", submitText: "Link" })

export const PlainLink = Link.extend({
  addOptions() {
    return {
      ...this.parent?.(),
      autolink: false,
      isAllowedUri: (url) => /^(https?:|mailto:|tel:|\/|#)/i.test(url ?? ""),
    }
  },

  addAttributes: () => ({ href: { default: null } }),

  addCommands() {
    return {
      ...this.parent?.(),
      addLink:
        () =>
        ({ editor }) => {
          if (editor.state.selection.empty && !editor.isActive("link")) return false
          edit(editor, editor.getAttributes("link")).then((attrs) => {
            if (attrs) editor.chain().focus().extendMarkRange("link").setLink({ href: attrs.href }).run()
          })
          return true
        },
    }
  },
})
