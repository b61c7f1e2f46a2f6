import { css } from "lit";

/** What buttons, fields and scrolled areas have in common. */
export const common = css`
  :host { color: var(--text); font: var(--size) / 1.4 var(--font); }
  * { box-sizing: border-box; }
  button, select, input {
    background: var(--surface); border: 1px solid var(--line-strong); border-radius: var(--radius);
    color: var(--text); font: inherit; height: var(--control); padding: 0 10px;
  }
  ::placeholder { color: var(--text-low); opacity: 1; }
  button { cursor: pointer; }
  button:hover { background: var(--hover); }
  button.primary { background: var(--accent); border-color: var(--accent); color: var(--accent-text); }
  button.quiet { background: none; border-color: transparent; }
  button.quiet:hover { background: var(--hover); }
  button[aria-pressed="true"], button[aria-selected="true"] { background: var(--selected); }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
  .problem { color: var(--danger); padding: 12px; }
  .low { color: var(--text-low); }
  .mono { font-family: var(--mono); font-size: var(--size-small); }
`;
