import { css, html, nothing } from "lit";
import { t, word } from "../i18n.js";
import * as marks from "../marks.js";

/** How tags look: a coloured square and, in words, the name. */
export const markStyles = css`
  .dot { border-radius: 3px; display: inline-block; height: 10px; margin-right: 3px; vertical-align: middle; width: 10px; }
  .dot.red { background: var(--tag-red); }
  .dot.orange { background: var(--tag-orange); }
  .dot.yellow { background: var(--tag-yellow); }
  .dot.green { background: var(--tag-green); }
  .dot.teal { background: var(--tag-teal); }
  .dot.blue { background: var(--tag-blue); }
  .dot.violet { background: var(--tag-violet); }
  .dot.pink { background: var(--tag-pink); }
  .dot.grey { background: var(--tag-grey); }
`;

/** The name of a tag in the language of the page, where it is one of the first ones. */
export const tagName = (name) => word("tag", name);

/** The marks of a row in words. */
export function names(row) {
  const found = marks.of(row.locator) ?? {};
  return [
    ...(found.tags ?? []).map((tag) => tagName(tag.name)),
    ...(found.notes?.length ? [t("review.notes")] : []),
    ...(found.reviewed ? [t("review.reviewed")] : []),
  ].join(", ");
}

/** The marks of a row, as small as can be. */
export function dots(row) {
  const found = marks.of(row.locator);
  if (!found) {
    return nothing;
  }
  return html`${(found.tags ?? []).map(
    (tag) => html`<span class="dot ${marks.colour(tag.name)}" role="img" aria-label=${tagName(tag.name)} title=${tagName(tag.name)}></span>`,
  )}${found.notes?.length ? html`<span title=${t("review.notes")} role="img" aria-label=${t("review.notes")}>✎</span>` : nothing}${found.reviewed
    ? html`<span title=${t("review.reviewedBy", { who: found.reviewed.actor })} role="img" aria-label=${t("review.reviewed")}>✓</span>`
    : nothing}`;
}
