// Questions about an analysis that has completed: those that were answered, and a field for the next one.

import { said } from './answer.js';
import { byId, h } from './dom.js';
import { Refusal, ask, freshKey } from './service.js';
import { moment } from './words.js';

/** The analysis that is asked about; null while there is none. */
let about = null;
/** Asking again after a lost answer has the same key, so that nothing is answered twice. */
let key = freshKey();

/** Makes the field work, where the service answers questions. */
export function prepareAsking() {
  byId('ask')?.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  byId('ask-query')?.addEventListener('input', () => {
    key = freshKey();
    complain(null);
  });
}

/** Shows what was asked about an analysis; what it was asked before stays as the person left it. */
export async function showAsking(id) {
  if (byId('asking') === null || about === id) return;
  about = id;
  let wrong = null;
  try {
    const { questions } = await ask(`analysis/${id}/questions`);
    if (about === id) byId('asked').replaceChildren(...questions.map(entry));
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    wrong = `Earlier questions cannot be shown. ${refusal.message}`;
  }
  if (about !== id) return;
  byId('asking').hidden = false;
  complain(wrong);
}

/** Forgets the analysis that was asked about. */
export function hideAsking() {
  if (byId('asking') === null) return;
  about = null;
  byId('asking').hidden = true;
  byId('asked').replaceChildren();
  byId('ask').reset();
  complain(null);
  busy(false);
}

async function submit() {
  const [id, field] = [about, byId('ask-query')];
  const query = field.value.trim();
  if (query === '') return complain('Please write a question first.', field);
  if (byId('ask-submit').disabled) return;
  complain(null);
  busy(true);
  try {
    const headers = { accept: 'application/json', 'content-type': 'application/json', 'idempotency-key': key };
    const answer = await ask(`analysis/${id}/questions`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    if (about !== id) return;
    key = freshKey();
    byId('ask').reset();
    byId('asked').append(entry(answer));
    byId('asked').lastElementChild.scrollIntoView({ block: 'nearest' });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    if (about === id) complain(refusal.message, refusal.field === 'query' ? field : null);
  } finally {
    if (about === id) busy(false);
  }
}

function busy(now) {
  byId('ask-submit').disabled = now;
  byId('ask-words').textContent = now ? 'The answer is being written …' : '';
}

function complain(text, field = null) {
  const place = byId('ask-alert');
  place.hidden = text === null;
  place.textContent = text ?? '';
  byId('ask-query').removeAttribute('aria-invalid');
  field?.setAttribute('aria-invalid', 'true');
  field?.focus();
}

function entry(question) {
  const title = `question-${question.question_id}`;
  const notice = document.querySelector('#answers .notice')?.textContent ?? null;
  return h('li', { class: 'answer asked-one', 'aria-labelledby': title },
    h('header', {},
      h('h3', { id: title }, question.query),
      h('p', { class: 'fine' }, moment(question.created_at))),
    said(question.answer, question.findings, notice));
}
