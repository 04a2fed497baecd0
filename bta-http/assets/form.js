// The form: a file by dropping or choosing, and its way to the service.

import { byId } from './dom.js';
import { freshKey, send } from './service.js';

const LIMIT = Number(document.documentElement.dataset.limit);
let dropped = null;
let key = freshKey();

const chosen = () => dropped ?? byId('file').files[0] ?? null;

/** Makes the form work; `open` is called with the id of what was accepted. */
export function prepareForm(open) {
  prepareDrop();
  byId('form').addEventListener('input', () => {
    // Another submit, another key; the same one sent again after a lost answer keeps it.
    key = freshKey();
    complain(null);
  });
  byId('form').addEventListener('submit', (event) => {
    event.preventDefault();
    submit(open);
  });
}

function prepareDrop() {
  const drop = byId('drop');
  byId('file').addEventListener('change', () => {
    dropped = null;
    showFile();
  });
  // A file that misses the field must not replace the page.
  for (const name of ['dragover', 'drop']) addEventListener(name, (event) => event.preventDefault());
  for (const name of ['dragenter', 'dragover']) drop.addEventListener(name, () => drop.classList.add('over'));
  for (const name of ['dragleave', 'drop']) drop.addEventListener(name, () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    dropped = event.dataTransfer?.files[0] ?? null;
    key = freshKey();
    showFile();
  });
}

function showFile() {
  const file = chosen();
  byId('drop').classList.toggle('full', file !== null);
  byId('file-name').textContent = file?.name ?? 'Drop your report here';
  complain(file === null ? null : wrongWith(file));
}

function wrongWith(file) {
  if (file.size === 0) return 'This file is empty. Please choose the PDF of the report.';
  if (file.size > LIMIT) return `This file has ${megabytes(file.size)} MB; at most ${megabytes(LIMIT)} MB can be read.`;
  return null;
}

const megabytes = (bytes) => (bytes / 1048576).toFixed(1).replace(/\.0$/, '');

async function submit(open) {
  const file = chosen();
  const age = byId('age');
  const wrong = file === null ? 'Please choose the PDF of the report first.' : wrongWith(file);
  if (wrong !== null) return complain(wrong, byId('file'));
  if (!age.checkValidity()) return complain('The age must be a number of years from 0 to 130.', age);

  busy(true);
  try {
    const answer = await send('analyze', fields(file), key, sent);
    key = freshKey();
    clearForm();
    open(answer.analysis_id);
  } catch (refusal) {
    complain(refusal.message, refusal.field === null ? null : byId(refusal.field));
  } finally {
    busy(false);
  }
}

/** Gathers what was said; the file comes last, so that a wrong field is refused before it travels. */
function fields(file) {
  const form = new FormData();
  for (const name of ['query', 'sex', 'age', 'language']) {
    const value = byId(name).value.trim();
    if (value !== '') form.append(name, value);
  }
  for (const name of ['parallel', 'pregnant']) {
    if (byId(name).checked) form.append(name, 'true');
  }
  form.append('file', file, file.name);
  return form;
}

function sent(fraction) {
  byId('sent').value = fraction;
  byId('sent-words').textContent = fraction < 1 ? `Sending: ${Math.floor(fraction * 100)} %` : 'Sent. The file is being checked.';
}

function busy(now) {
  byId('submit').disabled = now;
  byId('sending').hidden = !now;
  if (now) sent(0);
}

function complain(text, field = null) {
  const place = byId('form-alert');
  place.hidden = text === null;
  place.textContent = text ?? '';
  for (const wrong of document.querySelectorAll('#form [aria-invalid]')) wrong.removeAttribute('aria-invalid');
  field?.setAttribute('aria-invalid', 'true');
  field?.focus();
}

function clearForm() {
  byId('form').reset();
  dropped = null;
  showFile();
}
