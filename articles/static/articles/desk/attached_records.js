// The records that the story form holds right now, saved or not: what the body may have a place for.

const value = (name) => document.getElementsByName(name)[0]?.value.trim() ?? ""

const chosen = (name) => document.getElementsByName(name)[0]?.selectedOptions?.[0]?.textContent.trim() ?? ""

// The prefixes of the rows of an inline that hold a field and are not marked to go: quotes-0, quotes-2.
function rows(inline, field) {
  const pattern = new RegExp(`^(${inline}-\\d+)-${field}$`)
  return [...document.querySelectorAll(`[name^="${inline}-"]`)]
    .map((input) => pattern.exec(input.name)?.[1])
    .filter((row) => row && !document.getElementsByName(`${row}-DELETE`)[0]?.checked)
}

const shortened = (words) => (words.length > 60 ? `${words.slice(0, 59)}…` : words)

function quotes() {
  return rows("quotes", "key")
    .filter((row) => value(`${row}-words`))
    .map((row) => {
      const by = value(`${row}-speaker`) || chosen(`${row}-source`)
      const words = `“${shortened(value(`${row}-words`))}”`
      return { key: value(`${row}-key`), label: by ? `${words} — ${by}` : words }
    })
}

function judgments() {
  const ticked = document.querySelectorAll("#id_judgments input:checked")
  return [...ticked].map((box) => ({ key: box.value, label: box.dataset.label }))
}

function pictures() {
  return rows("pictures", "picture")
    .filter((row) => value(`${row}-picture`))
    .map((row) => ({ key: value(`${row}-picture`), label: chosen(`${row}-picture`) }))
}

export const KINDS = {
  quote: { name: "Quote", rows: quotes, none: "No quote is attached yet. Add one below, under Quotes." },
  judgment: {
    name: "Judgment",
    rows: judgments,
    none: "No judgment is ticked yet. Attach an inspection below, under The record, and tick its judgments.",
  },
  picture: {
    name: "Picture",
    rows: pictures,
    none: "No picture is attached yet. Add one below, under Pictures in the text.",
  },
}

export function rowOf(kind, key) {
  return KINDS[kind]?.rows().find((row) => row.key === key)
}

// Django's widgets tell of a choice through jQuery, which the browser's own listeners do not hear.
export function onChange(listener) {
  window.django.jQuery(document).on("input change formset:added formset:removed desk:judgments", listener)
}
