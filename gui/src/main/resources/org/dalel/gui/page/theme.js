/** Light or dark: as the system has it until somebody chooses. */

const dark = matchMedia("(prefers-color-scheme: dark)");

const wanted = () => localStorage.getItem("dalel.theme") ?? (dark.matches ? "dark" : "light");

function apply() {
  document.documentElement.dataset.theme = wanted();
  dispatchEvent(new Event("dalel-theme"));
}

export function initTheme() {
  dark.addEventListener("change", apply);
  apply();
}

export function toggleTheme() {
  localStorage.setItem("dalel.theme", wanted() === "dark" ? "light" : "dark");
  apply();
}
