import { get } from "../api.js";

/**
 * Asks for a preview of an item (`picture`, `pdf`, `document` ...). What cannot be shown is told as
 * a problem: evidence that is damaged is no failure of the page.
 */
export async function preview(caseId, what, parameters, options) {
  const found = await get(`/api/cases/${caseId}/item/${what}`, parameters, options);
  if (found.problem) {
    throw new Error(found.problem);
  }
  return found;
}
