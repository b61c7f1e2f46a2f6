import { html, nothing } from "lit";

const DEEPEST = 6;
const LONGEST = 20_000;

/** A value of an artifact as text in one line. */
export function line(value) {
  if (value === null || value === undefined) {
    return "";
  }
  if (Array.isArray(value)) {
    return value.map(line).filter(Boolean).join(", ");
  }
  return typeof value === "object" ? Object.values(value).map(line).filter(Boolean).join(" ") : String(value);
}

/** A value of an artifact as nested tables. */
export function fields(value, depth = 0) {
  if (value === null || typeof value !== "object" || depth > DEEPEST) {
    return line(value).slice(0, LONGEST);
  }
  if (Array.isArray(value)) {
    return value.every((one) => typeof one !== "object") ? line(value) : value.map((one) => html`<div class="one">${fields(one, depth + 1)}</div>`);
  }
  const entries = Object.entries(value);
  return entries.length
    ? html`<table><tbody>${entries.map(([name, inner]) => html`<tr><th scope="row">${name}</th><td>${fields(inner, depth + 1)}</td></tr>`)}</tbody></table>`
    : nothing;
}
