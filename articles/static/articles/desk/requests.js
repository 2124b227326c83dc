// What the desk's scripts send and ask.

// The token of the cookie, which is newer than the form's after somebody has logged in again.
export const csrfToken = (form) =>
  /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? form.elements.csrfmiddlewaretoken?.value

// All that stands in a form just now, as one text that can be kept and compared.
export function formText(form) {
  const data = new FormData(form)
  data.delete("csrfmiddlewaretoken")
  return new URLSearchParams(data).toString()
}

// A fetch of which the last question counts: earlier ones, answered late, get null.
export function latestFetch() {
  let newest = 0
  return async (address, options) => {
    const question = ++newest
    const answer = await fetch(address, options)
    return question === newest ? answer : null
  }
}
