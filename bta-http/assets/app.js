// The page: shows the form or one analysis, as the address says.

import { showAnswers, showUrgent } from './answer.js';
import { hideAsking, prepareAsking, showAsking } from './asking.js';
import { byId } from './dom.js';
import { follow, hasEnded } from './follow.js';
import { prepareForm } from './form.js';
import { showHeading, showProgress } from './progress.js';
import { forget, listRecent, remember } from './recent.js';
import { Refusal, address, ask, homeAddress } from './service.js';
import { showResults } from './table.js';

const ID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;
const title = document.title;
let stop = () => {};
let current = null;

/** Returns the analysis that the address names, as `/view/ID` or `/#ID`. */
const named = () => location.hash.match(ID)?.[0] ?? location.pathname.match(ID)?.[0] ?? null;

/** Shows what the address names: an analysis, or else the form. */
function route() {
  stop();
  const id = named();
  // One address for each analysis, which a link within the page does not replace.
  if (ID.test(location.hash)) history.replaceState(null, '', address(`view/${id}`));
  current = id;
  byId('start').hidden = id !== null;
  byId('analysis').hidden = id === null;
  byId('again').hidden = id === null;
  document.title = title;
  if (id === null) listRecent(open);
  else stop = watch(id);
}

function open(id) {
  history.pushState(null, '', address(`view/${id}`));
  route();
  scrollTo(0, 0);
  byId('analysis-title').focus();
}

function home(event) {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, '', homeAddress);
  route();
  scrollTo(0, 0);
  byId('main').focus();
}

function watch(id) {
  clear();
  return follow(id, (analysis) => {
    alert(null);
    remember(id);
    document.title = `${analysis.original_filename} – ${title}`;
    showHeading(analysis);
    showProgress(analysis);
    showUrgent(analysis);
    showAnswers(analysis);
    if (analysis.status === 'completed') showAsking(id);
    showResults(analysis);
    actions(analysis);
    if (analysis.error_message) alert(analysis.error_message, analysis.error_code);
  }, (refusal) => {
    if (refusal.status === 404) {
      forget(id);
      clear();
      byId('analysis-title').textContent = 'Not found';
    }
    alert(refusal.message);
  });
}

function clear() {
  hideAsking();
  for (const part of ['analysis-facts', 'answers', 'results', 'urgent', 'steps', 'progress-words']) byId(part).replaceChildren();
  for (const part of ['question', 'progress', 'urgent', 'cancel', 'print', 'data', 'delete', 'jump', 'analysis-alert']) byId(part).hidden = true;
  byId('analysis-title').textContent = 'One moment …';
}

function actions(analysis) {
  const ended = hasEnded(analysis);
  byId('cancel').hidden = ended;
  byId('print').hidden = !ended || !analysis.report;
  byId('delete').hidden = false;
  byId('data').hidden = !analysis.report;
  byId('jump').hidden = !analysis.report || byId('answers').children.length === 0;
  const asks = document.querySelector('[data-jump="asking"]');
  if (asks !== null) asks.hidden = analysis.status !== 'completed';
  byId('data').href = address(`analysis/${analysis.analysis_id}/report`);
}

function alert(text, code = null) {
  const place = byId('analysis-alert');
  place.hidden = text === null;
  place.textContent = text ?? '';
  if (code) place.dataset.code = code;
  else delete place.dataset.code;
}

async function act(path, options, then) {
  try {
    await ask(path, options);
    then();
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    alert(refusal.message);
  }
}

function prepareActions() {
  const dialog = byId('confirm');
  byId('print').addEventListener('click', () => print());
  // A cancelled analysis tells so itself, by its events.
  byId('cancel').addEventListener('click', () => act(`analysis/${current}/cancel`, { method: 'POST' }, () => {}));
  byId('delete').addEventListener('click', () => dialog.showModal());
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'delete') return;
    dialog.returnValue = '';
    const id = current;
    stop();
    act(`analysis/${id}`, { method: 'DELETE' }, () => {
      forget(id);
      history.replaceState(null, '', homeAddress);
      route();
    });
  });
}

// On paper nothing can be unfolded, so everything is.
addEventListener('beforeprint', () => {
  for (const folded of document.querySelectorAll('#analysis details:not([open])')) {
    folded.open = true;
    folded.dataset.unfolded = '';
  }
});
addEventListener('afterprint', () => {
  for (const unfolded of document.querySelectorAll('details[data-unfolded]')) {
    unfolded.open = false;
    delete unfolded.dataset.unfolded;
  }
});
for (const name of ['popstate', 'hashchange']) addEventListener(name, () => named() !== current && route());
for (const jump of document.querySelectorAll('[data-jump]')) {
  jump.addEventListener('click', () => {
    const target = byId(jump.dataset.jump);
    target.scrollIntoView({ block: 'start' });
    target.focus({ preventScroll: true });
  });
}
// The address of the page changes, so what is relative in it is made absolute first.
for (const link of document.querySelectorAll('a[href]:not(.skip), link[rel="icon"]')) link.setAttribute('href', link.href);
byId('home').addEventListener('click', home);
byId('again').addEventListener('click', home);
prepareActions();
prepareAsking();
prepareForm(open);
route();
