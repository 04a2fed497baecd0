// Talks to the service. Addresses are made from where the page was loaded, so that it works under any prefix.

const base = new URL(document.documentElement.dataset.base, location.href);

/** Where the form is. */
export const homeAddress = new URL(document.documentElement.dataset.home, location.href).href;

export const address = (path) => new URL(path, base).href;

/** An answer that is a problem document, or no answer at all. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? 'The service cannot be reached. Please check the connection and try again.');
    this.status = status;
    this.code = problem?.code ?? 'unreachable';
    this.field = problem?.field ?? null;
    this.request = problem?.request_id ?? null;
  }
}

/** Asks for JSON; throws a `Refusal`. */
export async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(address(path), { headers: { accept: 'application/json' }, ...options });
  } catch {
    throw new Refusal(0, null);
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Refusal(response.status, body);
  return body;
}

/** Sends a form and reports how much of it is on its way, 0 to 1; `fetch` cannot tell that. */
export function send(path, form, key, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(path));
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('idempotency-key', key);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response);
      else reject(new Refusal(request.status, request.response));
    });
    request.addEventListener('error', () => reject(new Refusal(0, null)));
    request.addEventListener('abort', () => reject(new Refusal(0, null)));
    request.send(form);
  });
}

/** Makes a random key; `crypto.randomUUID` is missing where a page is served without TLS. */
export function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
