// Names for what Django's own forms leave without one: fields in the cells of rows, the two halves of a moment, the boxes
// that select2 makes, headings of columns that hold nothing. Whoever hears the page is told what each of them is.
const FIELDS = "input:not([type=hidden], [type=submit], [type=button]), select, textarea"

const textOf = (element) => element?.textContent.replace(/\s+/g, " ").trim().replace(/[:?]$/, "") ?? ""

function headingOf(field) {
  const cell = field.closest(".tabular td")
  const heading = cell?.closest("table").tHead?.rows[0].cells[cell.cellIndex]
  return heading ? `${textOf(heading)}, row ${cell.parentElement.sectionRowIndex + 1}` : ""
}

function legendOf(field) {
  const legend = textOf(field.closest(".form-row")?.querySelector("legend, label"))
  if (field.classList.contains("vDateField")) return `${legend}, date`
  return field.classList.contains("vTimeField") ? `${legend}, time` : legend
}

const nameOf = (field) => textOf(field.labels?.[0]) || headingOf(field) || legendOf(field)

function nameFields() {
  for (const field of document.querySelectorAll(`#content form :is(${FIELDS})`)) {
    if (field.labels?.length || field.ariaLabel || field.closest(".select2-container, .empty-form")) continue
    const name = nameOf(field)
    if (name) field.ariaLabel = name
  }
  document.getElementById("searchbar")?.setAttribute("aria-label", "Search")
}

// What is chosen belongs to the name of the box: it is all that is heard of it.
function nameChoices() {
  for (const select of document.querySelectorAll(".select2-hidden-accessible")) {
    const name = select.ariaLabel || nameOf(select)
    const box = select.nextElementSibling?.querySelector(".select2-selection")
    if (!box || !name) continue
    const shown = box.querySelector("[role=textbox][aria-readonly]")
    shown?.setAttribute("aria-label", name)
    const chosen = [...select.selectedOptions].map(textOf).filter(Boolean).join(", ")
    box.removeAttribute("aria-labelledby")
    box.ariaLabel = chosen ? `${name}: ${chosen}` : name
    box.querySelector(".select2-search__field")?.setAttribute("aria-label", name)
    box.querySelector("ul > .select2-selection__clear")?.setAttribute("role", "listitem")
  }
}

function nameColumns() {
  for (const heading of document.querySelectorAll(".tabular thead th:empty")) {
    const name = document.createElement("span")
    name.className = "visually-hidden"
    name.textContent = heading.classList.contains("original") ? "Row" : "Remove"
    heading.append(name)
  }
}

function nameAll() {
  nameColumns()
  nameFields()
  nameChoices()
}

// Where Django's widgets are made by script, they are made when the page is ready, and say so through jQuery.
const $ = window.django?.jQuery
if ($) {
  $(nameAll)
  $(document).on("change formset:added", () => setTimeout(nameAll))
} else {
  nameAll()
}
