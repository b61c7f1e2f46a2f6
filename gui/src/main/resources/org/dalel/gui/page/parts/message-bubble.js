import { css, html, nothing } from "lit";
import { number, size, t, time, word } from "../i18n.js";
import "./thumbnail.js";

const PICTURE = /^image\//;
/** An account of WhatsApp is a telephone number. */
const JID = /^(\d{6,15})@s\.whatsapp\.net$/;

/** How a name or an account is shown. */
export const friendly = (name) => `${name ?? ""}`.replace(JID, "+$1");

const party = (one) => friendly(typeof one === "string" ? one : (one?.name ?? one?.handles?.[0] ?? ""));

export const bubbleStyles = css`
  .bubble { align-self: flex-start; background: var(--surface-low); border: 1px solid var(--line); border-radius: 10px; max-width: min(72%, 760px); min-width: 90px; padding: 5px 10px; }
  .bubble.own { align-self: flex-end; background: var(--selected); }
  .bubble.service { align-self: center; background: none; }
  .bubble.gone { border-color: var(--danger); border-style: dashed; }
  .bubble.chosen { outline: 2px solid var(--accent); }
  .sender { color: var(--accent); font-size: var(--size-small); font-weight: 600; overflow-wrap: anywhere; }
  .body { overflow-wrap: anywhere; white-space: pre-wrap; }
  .body mark { background: var(--mark); color: var(--mark-text); }
  .quote { border-left: 3px solid var(--accent); font-size: var(--size-small); margin: 2px 0 4px; overflow-wrap: anywhere; padding-left: 8px; white-space: pre-wrap; }
  .stamp { color: var(--text-low); font-size: var(--size-small); text-align: end; }
  .state { color: var(--danger); font-weight: 600; }
  .attachment, .earlier { margin-top: 4px; }
  .earlier { font-size: var(--size-small); white-space: pre-wrap; }
  .reactions { display: flex; flex-wrap: wrap; gap: 4px; list-style: none; margin: 4px 0 0; padding: 0; }
  .reactions li { background: var(--surface-high); border-radius: 10px; font-size: var(--size-small); padding: 0 8px; }
  .link { background: none; border: 0; color: var(--accent); height: auto; overflow-wrap: anywhere; padding: 0; text-align: start; }
`;

/** A text with the places marked at which another one stands, whatever its case. */
function marked(text, wanted) {
  const small = text.toLowerCase();
  const part = wanted?.toLowerCase();
  if (!part || small.length !== text.length) {
    return text;
  }
  const pieces = [];
  let from = 0;
  for (let at; (at = small.indexOf(part, from)) >= 0; from = at + part.length) {
    pieces.push(text.slice(from, at), html`<mark>${text.slice(at, at + part.length)}</mark>`);
  }
  return [...pieces, text.slice(from)];
}

function attachment(caseId, { attachment: one, row }, show) {
  const name = one.name ?? one.path ?? one["media-type"] ?? "";
  if (!row) {
    const known = [one.size === undefined ? "" : size(one.size), one.sha256 ? `SHA-256 ${one.sha256.slice(0, 16)}…` : ""];
    return html`<div class="attachment low" title=${one.sha256 ?? ""}>▤ ${name} (${[t("views.attachmentMissing"), ...known].filter(Boolean).join(", ")})</div>`;
  }
  return html`<div class="attachment">
    ${PICTURE.test(row.type ?? "") ? html`<dalel-thumbnail .caseId=${caseId} .row=${row} .blurred=${true} @click=${() => show(row)}></dalel-thumbnail>` : nothing}
    <button class="link" @click=${() => show(row)}>▤ ${name}</button></div>`;
}

const quote = ({ sender, body }) => html`<div class="quote" aria-label=${t("views.quoted")}><strong>${party(sender)}</strong> ${body ?? ""}</div>`;

/** What is no text: a place, a question, contact cards. */
function more({ place, poll, cards }) {
  return html`
    ${place ? html`<div class="body">⌖ ${place.name ?? ""} ${place.latitude}, ${place.longitude}</div>` : nothing}
    ${poll ? html`<div class="body"><strong>${poll.question ?? ""}</strong>${(poll.answers ?? []).map((one) => html`<div>• ${one}</div>`)}</div>` : nothing}
    ${(cards ?? []).map((card) => html`<div class="quote">${card}</div>`)}`;
}

const reactions = (all) =>
  all?.length
    ? html`<ul class="reactions" aria-label=${t("views.reactions")}>${all.map((one) => html`<li title=${time(one.when)}>${one.what} ${party(one.by)}</li>`)}</ul>`
    : nothing;

const versions = (all) =>
  all?.length
    ? html`<details class="earlier"><summary>${t("views.before", { count: number(all.length) })}</summary>${all.map(
        (one) => html`<div>${one.until ? html`<span class="low">${time(one.until)}</span> ` : nothing}${one.body}</div>`,
      )}</details>`
    : nothing;

function stamps(message, gone) {
  const { fields, state } = message.artifact;
  return [
    gone ? html`<span class="state">${word("artifact.state", state)}</span>` : undefined,
    fields.deleted || fields.deletion ? html`<span class="state">${t("views.takenBack", { time: time(fields.deleted) })}</span>` : undefined,
    fields.edited ? t("views.edited", { time: time(fields.edited) }) : undefined,
    time(message.time),
  ].filter(Boolean).map((one, index) => (index ? html` · ${one}` : one));
}

const forwarded = (from) =>
  from ? html`<div class="low">↪ ${from === "yes" ? t("views.forwardedUnknown") : t("views.forwarded", { from: friendly(from) })}</div>` : nothing;

/** A message as a bubble; `show` gets the row of an attachment that was chosen. */
export function bubble(caseId, message, { wanted, show }) {
  const { fields, state } = message.artifact;
  const gone = state !== "live" && state !== "wal";
  const service = fields.kind === "system";
  const sender = party(fields.sender) || (service ? "" : t(message.own ? "views.role.owner" : "views.unknownSender"));
  const kinds = [service ? "service" : message.own ? "own" : "", gone ? "gone" : ""].join(" ");
  return {
    kinds,
    inner: html`
      ${sender ? html`<div class="sender">${sender}</div>` : nothing}
      ${forwarded(fields.forwarded)}
      ${fields.quote ? quote(fields.quote) : nothing}
      ${fields.body || !fields.kind ? html`<div class="body">${marked(fields.body ?? "", wanted)}</div>` : html`<div class="body low">[${word("messageKind", fields.kind)}]</div>`}
      ${more(fields)}
      ${message.attachments.map((one) => attachment(caseId, one, show))}
      ${versions(fields.versions)}
      ${reactions(fields.reactions)}
      <div class="stamp">${stamps(message, gone)}</div>`,
  };
}
