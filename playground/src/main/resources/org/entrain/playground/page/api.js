/** The playground's server, as the page sees it: one state to show, actions to post, and word of every change. */
const BASE = '/playground/api';

export class Playground {
  #listeners = [];
  #asked = 0;
  #timer = null;

  /** @param persona the id of who looks at the page, or null for the first one that the server knows */
  constructor(persona) {
    this.persona = persona;
    this.state = null;
  }

  /** Calls `listener(state)` after each change. */
  onState(listener) {
    this.#listeners.push(listener);
  }

  /** Fetches the state and follows the changes from now on. A connection that breaks is opened again by the browser. */
  async follow() {
    await this.load();
    const events = new EventSource(`${BASE}/events`);
    events.addEventListener('changed', () => this.soon());
    events.addEventListener('open', () => this.soon());
  }

  /** Fetches the state in a moment; several calls make one request. */
  soon() {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.load().catch((error) => console.warn(error.message));
    }, 40);
  }

  async load() {
    this.#asked += 1;
    const asked = this.#asked;
    const query = this.persona ? `?persona=${encodeURIComponent(this.persona)}` : '';
    const response = await fetch(`${BASE}/state${query}`);
    if (!response.ok) throw new Error(await sentence(response));
    const state = await response.json();
    if (asked !== this.#asked) return;
    this.state = state;
    this.persona = state.persona;
    this.#listeners.forEach((listener) => listener(state));
  }

  async become(persona) {
    this.persona = persona;
    await this.load();
  }

  /** Posts an action of the current persona; throws an Error with the server's sentence when it is refused. */
  async post(action, body) {
    const response = await fetch(`${BASE}/${action}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ persona: this.persona, ...body }),
    });
    if (!response.ok) throw new Error(await sentence(response));
    this.soon();
  }
}

async function sentence(response) {
  const body = await response.text();
  try {
    return JSON.parse(body).error ?? `HTTP ${response.status}`;
  } catch {
    return `HTTP ${response.status}`;
  }
}

/** A file of the browser as the server takes it. */
export async function encoded(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { name: file.name, content: btoa(binary) };
}
