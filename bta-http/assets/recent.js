// The analyses of this browser: only their ids are kept here, everything else stays with the service.

import { byId, h, show } from './dom.js';
import { address, ask } from './service.js';
import { STATE, moment } from './words.js';

const KEY = 'bta.recent';
const MOST = 12;

function ids() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => /^[0-9a-f-]{36}$/.test(id)) : [];
  } catch {
    return [];
  }
}

function keep(list) {
  try {
    localStorage.setItem(KEY, JSON.stringify(list.slice(0, MOST)));
  } catch {
    // A browser that keeps nothing still works, without the list.
  }
}

export const remember = (id) => keep([id, ...ids().filter((known) => known !== id)]);
export const forget = (id) => keep(ids().filter((known) => known !== id));

/** Shows the list; `open` is called with the id that a person chooses. */
export async function listRecent(open) {
  const answers = await Promise.allSettled(ids().map((id) => ask(`status/${id}?view=summary`)));
  const known = [];
  answers.forEach((answer, index) => {
    if (answer.status === 'fulfilled') known.push(answer.value);
    else if (answer.reason.status === 404) forget(ids()[index]);
  });
  byId('recent').hidden = known.length === 0;
  show(byId('recent-list'), known.map((analysis) => item(analysis, open)));
}

function item(analysis, open) {
  const choose = (event) => {
    event.preventDefault();
    open(analysis.analysis_id);
  };
  return h('li', {},
    h('a', { class: 'recent-item', href: address(`view/${analysis.analysis_id}`), onclick: choose },
      h('span', { class: 'recent-name' }, analysis.original_filename),
      h('span', { class: `state state-${analysis.status}` }, STATE[analysis.status] ?? analysis.status),
      h('span', { class: 'recent-when' }, moment(analysis.created_at))));
}
