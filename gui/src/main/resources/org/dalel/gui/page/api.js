/** Asks the server; problems become errors whose message is the server's sentence. */

let csrf = "";

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(body.message ?? `${response.status} ${response.statusText}`);
  }
  return { status: response.status, body };
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Who works here; also fetches the word that changing requests carry. */
export async function session() {
  const { body } = await answer(await fetch("/api/session"));
  csrf = body.csrf;
  return body;
}

/**
 * Reads. While the case's index is being made the server says so (202): then `preparing` is told
 * how many rows are done, and the question is asked again.
 */
export async function get(path, parameters = {}, { signal, preparing } = {}) {
  const query = new URLSearchParams(
    Object.entries(parameters).filter(([, value]) => value !== undefined && value !== ""),
  );
  for (let wait = 150; ; wait = Math.min(wait * 1.5, 1500)) {
    const asked = await fetch(query.size ? `${path}?${query}` : path, { signal });
    const { status, body } = await answer(asked);
    if (status !== 202) {
      return body;
    }
    preparing?.(body.rows);
    await pause(wait);
  }
}

/** Changes something. */
export async function post(path, body = {}) {
  const sent = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Dalel-Csrf": csrf },
    body: JSON.stringify(body),
  });
  return (await answer(sent)).body;
}
