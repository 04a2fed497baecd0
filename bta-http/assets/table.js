// The results: grouped as in the report, each with its range drawn; doubtful ones and warnings apart.

import { byId, h, show } from './dom.js';
import { rangeBar } from './range.js';
import { STATUS, codeWords, plural, words } from './words.js';

const NARROWED = 'narrowed';
const CALM = ['normal', 'unknown'];
let shown = null;

/** Shows the report once it was read; it never changes afterwards. */
export function showResults(analysis) {
  const { report } = analysis;
  const place = byId('results');
  if (!report) {
    shown = null;
    return place.replaceChildren();
  }
  if (shown === analysis.analysis_id && place.children.length > 0) return undefined;
  shown = analysis.analysis_id;
  place.classList.remove(NARROWED);
  show(place,
    h('section', { class: 'card report', 'aria-labelledby': 'results-title' },
      h('header', { class: 'report-head' },
        h('h2', { id: 'results-title' }, 'Results'),
        report.results.length > 0 && narrowing(report, place)),
      report.results.length > 0 ? [tally(report.results), table(report.results)] : nothing(report)),
    report.doubtful.length > 0 && doubtful(report.doubtful),
    report.warnings.length > 0 && warnings(report.warnings));
  return undefined;
}

function narrowing(report, place) {
  const outside = report.results.filter((result) => !CALM.includes(result.status)).length;
  return h('div', { class: 'choice', role: 'group', 'aria-label': 'Which results' },
    h('button', { type: 'button', 'aria-pressed': 'true', onclick: () => narrow(place, false) }, `All ${report.results.length}`),
    h('button', { type: 'button', 'aria-pressed': 'false', onclick: () => narrow(place, true), disabled: outside === 0 }, `Outside ${outside}`));
}

function narrow(place, narrowed) {
  place.classList.toggle(NARROWED, narrowed);
  place.querySelectorAll('.choice button').forEach((button, index) => button.setAttribute('aria-pressed', String((index === 1) === narrowed)));
}

/** Counts the results by status, as a bar and in words. */
function tally(results) {
  const kinds = ['critical_low', 'low', 'normal', 'high', 'critical_high', 'abnormal', 'unknown'];
  const counts = kinds.map((kind) => [kind, results.filter((result) => result.status === kind).length]).filter(([, count]) => count > 0);
  return h('div', { class: 'tally' },
    h('div', { class: 'tally-bar', 'aria-hidden': 'true' }, counts.map(([kind, count]) => {
      const part = h('span', { class: `tally-${kind}` });
      part.style.flexGrow = count;
      return part;
    })),
    h('ul', { class: 'tally-words' }, counts.map(([kind, count]) =>
      h('li', {}, h('span', { class: `dot dot-${kind}`, 'aria-hidden': 'true' }), `${count} ${STATUS[kind].toLowerCase()}`))));
}

// On a narrow page the rows are drawn as cards; the roles keep them a table for a screen reader.
function table(results) {
  return h('table', { class: 'table', role: 'table', 'aria-labelledby': 'results-title' },
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' },
      ['Test', 'Result', 'Range', 'Status'].map((name) => h('th', { scope: 'col', role: 'columnheader' }, name)))),
    [...bySection(results)].map(([section, rows]) => h('tbody', { role: 'rowgroup' },
      section !== '' && h('tr', { role: 'row', class: 'section-row' }, h('th', { colspan: 4, scope: 'rowgroup', role: 'rowheader' }, section.split(';').map((part) => part.trim()).join(' · '))),
      rows.map(({ result, index }) => row(result, index)))));
}

function bySection(results) {
  const groups = new Map();
  results.forEach((result, index) => {
    if (!groups.has(result.section)) groups.set(result.section, []);
    groups.get(result.section).push({ result, index });
  });
  return groups;
}

function row(result, index) {
  return h('tr', { role: 'row', id: `result-${index}`, tabindex: -1, class: CALM.includes(result.status) ? 'calm' : 'outside' },
    h('th', { scope: 'row', role: 'rowheader', class: 'test' }, result.name, h('span', { class: 'place' }, place(result))),
    h('td', { role: 'cell', class: 'value' }, h('strong', {}, result.value), ' ', h('span', { class: 'unit' }, result.unit)),
    h('td', { role: 'cell', class: 'bar' }, rangeBar(result), h('span', { class: 'printed' }, printedRange(result))),
    h('td', { role: 'cell', class: 'verdict' }, badge(result)));
}

function place(result) {
  const specimen = result.specimen === 'blood' ? null : words(result.specimen);
  return [specimen, `page ${result.page}, line ${result.line}`, result.loinc && `LOINC ${result.loinc.replace('-', '\u2011')}`].filter(Boolean).join(' · ');
}

function printedRange({ range }) {
  if (!range) return 'no range';
  const text = range.text || [range.low ?? '', range.high ?? ''].join(' – ');
  return range.source === 'catalog' ? `${text} (usual range, not printed)` : text;
}

/** Names the status, with a sign that says the same without color, and what the laboratory printed. */
function badge(result) {
  const signs = { low: '▼', high: '▲', critical_low: '▼▼', critical_high: '▲▲', abnormal: '◆', normal: '✓', unknown: '–' };
  return [
    h('span', { class: `badge badge-${result.status}` },
      h('span', { 'aria-hidden': 'true' }, `${signs[result.status] ?? ''} `), STATUS[result.status] ?? words(result.status)),
    result.flag && h('span', { class: 'flag', title: 'Printed by the laboratory' }, `printed: ${result.flag}`),
  ];
}

function nothing(report) {
  return [
    h('p', {}, 'No result of this report can be relied on.'),
    report.verdict.reasons.length > 0 && h('ul', {}, report.verdict.reasons.map((reason) => h('li', {}, reason))),
  ];
}

function doubtful(doubts) {
  return h('section', { class: 'card doubtful', 'aria-labelledby': 'doubtful-title' },
    h('h2', { id: 'doubtful-title' }, plural(doubts.length, 'doubtful result', 'doubtful results')),
    h('p', { class: 'fine' }, 'Read, but not certain enough to be used. Please compare them with the report.'),
    h('ul', { class: 'doubts' }, doubts.map((doubt) => h('li', {},
      h('strong', {}, doubt.name), ` ${doubt.value} ${doubt.unit}`.trimEnd(),
      h('span', { class: 'place' }, `page ${doubt.page}, line ${doubt.line}: ${doubt.reasons.map(codeWords).join('; ')}`)))));
}

function warnings(list) {
  // What concerns the whole document is not folded away.
  return h('details', { class: 'card warnings', open: list.some(({ page }) => page === 0) },
    h('summary', {}, plural(list.length, 'warning', 'warnings'), ' about the report'),
    h('ul', {}, list.map((warning) => h('li', {}, `${where(warning)}: ${codeWords(warning.code)}`))));
}

function where({ page, line }) {
  if (page === 0) return 'Whole document';
  return line === 0 ? `Page ${page}` : `Page ${page}, line ${line}`;
}

// Evidence that cites a result leads to its row.
addEventListener('cited', (event) => {
  const target = event.target;
  narrow(byId('results'), false);
  for (const cited of document.querySelectorAll('tr.cited')) cited.classList.remove('cited');
  target.classList.add('cited');
  target.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  target.focus({ preventScroll: true });
});
