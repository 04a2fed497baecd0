// Follows an analysis to its end: by its event stream, or by asking again where streams do not get through.

import { address, ask } from './service.js';

const EVENTS = ['submitted', 'started', 'read', 'step_started', 'step_ended', 'said', 'progress', 'ended'];
const ENDED = ['completed', 'failed', 'cancelled'];
const POLL = 1500;

export const hasEnded = (analysis) => ENDED.includes(analysis.status);

/** Calls `onChange` with the analysis now and at each change, `onError` when it cannot be had. Returns what stops it. */
export function follow(id, onChange, onError) {
  let stopped = false;
  let stream = null;
  let timer = 0;
  let asking = false;
  let again = false;

  const stop = () => {
    stopped = true;
    stream?.close();
    clearTimeout(timer);
  };

  // Events may come faster than answers: one question at a time, and one more at the end.
  async function refresh() {
    if (stopped) return;
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    again = false;
    try {
      const analysis = await ask(`status/${id}`);
      if (stopped) return;
      if (hasEnded(analysis)) stop();
      onChange(analysis);
    } catch (refusal) {
      if (stopped) return;
      if (refusal.status === 404) stop();
      onError(refusal);
      poll();
    } finally {
      asking = false;
      if (again) refresh();
    }
  }

  function poll() {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => refresh().then(poll), POLL);
  }

  function listen() {
    if (stopped) return;
    if (typeof EventSource === 'undefined') {
      poll();
      return;
    }
    stream = new EventSource(address(`analysis/${id}/events`));
    for (const name of EVENTS) stream.addEventListener(name, refresh);
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED) poll();
      else refresh();
    });
  }

  refresh().then(listen);
  return stop;
}
