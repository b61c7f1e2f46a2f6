import { html, nothing } from "lit";
import { fieldName, time } from "../i18n.js";

/** A time as artifacts have it (ISO 8601, UTC). */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;

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
  if (typeof value === "object") {
    return Object.values(value).map(line).filter(Boolean).join(" ");
  }
  return TIME.test(value) ? time(value) : String(value);
}

/** A value of an artifact as nested tables; the exact time stands in the hint of one that is shown in seconds. */
export function fields(value, depth = 0) {
  if (value === null || typeof value !== "object" || depth > DEEPEST) {
    return TIME.test(value) ? html`<span title=${value}>${time(value)}</span>` : line(value).slice(0, LONGEST);
  }
  if (Array.isArray(value)) {
    return value.every((one) => typeof one !== "object") ? line(value) : value.map((one) => html`<div class="one">${fields(one, depth + 1)}</div>`);
  }
  const entries = Object.entries(value);
  return entries.length
    ? html`<table><tbody>${entries.map(([name, inner]) => html`<tr><th scope="row">${fieldName(name)}</th><td>${fields(inner, depth + 1)}</td></tr>`)}</tbody></table>`
    : nothing;
}
