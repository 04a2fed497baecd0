// What the agents said: what is urgent first, then each answer with the evidence of its statements.

import { byId, h, show } from './dom.js';
import { AGENT_ORDER, CONFIDENCE, SEVERITY, agentName, agentTask, plural, words } from './words.js';

const PRESSING = ['emergency', 'urgent'];

/** Shows the pressing findings of all agents, each statement once. */
export function showUrgent(analysis) {
  const pressing = [];
  for (const severity of PRESSING) {
    for (const agent of order(Object.keys(analysis.findings))) {
      for (const finding of analysis.findings[agent]) {
        const known = pressing.some(({ finding: other }) => other.text === finding.text || other.id === finding.id);
        if (finding.severity === severity && !known) pressing.push({ finding, agent });
      }
    }
  }
  const place = byId('urgent');
  place.hidden = pressing.length === 0;
  place.className = pressing.some(({ finding }) => finding.severity === 'emergency') ? 'urgent emergency' : 'urgent';
  show(place,
    h('h2', {}, pressing.some(({ finding }) => finding.severity === 'emergency') ? 'Act now' : 'See a doctor soon'),
    h('ul', { class: 'findings' }, pressing.map(({ finding }) => statement(finding))));
}

/** Shows the answers so far; an answer that is on the page already stays as the person left it. */
export function showAnswers(analysis) {
  const texts = analysis.results ?? analysis.partial_results ?? {};
  const said = order(Object.keys(texts)).filter((agent) => texts[agent]);
  const writing = analysis.agents.filter((agent) => agent.status === 'running').map((agent) => agent.name);
  const notice = commonEnd(said.map((agent) => texts[agent]));
  const cards = said.map((agent) => {
    const section = answer(agent, texts[agent], analysis.findings[agent] ?? [], { notice, unfinished: writing.includes(agent) });
    // What would look the same has the same key.
    section.dataset.key = `${agent} ${texts[agent].length} ${notice !== null} ${writing.includes(agent)}`;
    return section;
  });
  if (notice !== null) cards.push(h('p', { class: 'notice', 'data-key': `notice ${notice}` }, notice));
  replace(byId('answers'), cards);
}

/** Puts `wanted` in place; what is there already with the same key is not touched. */
function replace(place, wanted) {
  const keys = wanted.map((card) => card.dataset.key);
  for (const old of [...place.children]) if (!keys.includes(old.dataset.key)) old.remove();
  wanted.forEach((card, at) => {
    if (place.children[at]?.dataset.key !== card.dataset.key) place.insertBefore(card, place.children[at] ?? null);
  });
}

function order(agents) {
  const rank = (agent) => (AGENT_ORDER.indexOf(agent) + AGENT_ORDER.length + 1) % (AGENT_ORDER.length + 1);
  return [...agents].sort((one, other) => {
    const [first, second] = [AGENT_ORDER.indexOf(one), AGENT_ORDER.indexOf(other)];
    if (first < 0 || second < 0) return first < 0 && second < 0 ? one.localeCompare(other) : second - first;
    return rank(one) - rank(other);
  });
}

/** Finds the last paragraph that all answers share: the medical notice, shown once. */
function commonEnd(texts) {
  if (texts.length < 2) return null;
  const ends = texts.map((text) => paragraphs(text).at(-1));
  return ends.every((end) => end === ends[0]) ? ends[0] : null;
}

function answer(agent, text, findings, { notice, unfinished }) {
  return h('section', { class: 'card answer', 'data-agent': agent, 'aria-labelledby': `answer-${agent}`, 'aria-busy': unfinished && 'true' },
    h('header', {},
      h('h2', { id: `answer-${agent}` }, agentName(agent)),
      h('p', { class: 'fine' }, agentTask(agent))),
    said(text, findings, notice),
    unfinished && h('p', { class: 'fine' }, 'More is being written …'));
}

/** Shows a text, without the notice if it stands elsewhere, and the statements behind it. */
export function said(text, findings, notice = null) {
  const parts = paragraphs(text);
  if (notice !== null && parts.at(-1) === notice) parts.pop();
  return [
    h('div', { class: 'answer-text' }, parts.map(paragraph)),
    findings.length > 0 && h('details', { class: 'statements', open: findings.length <= 6 },
      h('summary', {}, plural(findings.length, 'statement', 'statements'), ' with evidence'),
      h('ul', { class: 'findings' }, findings.map(statement))),
  ];
}

const paragraphs = (text) => text.split(/\n\s*\n/).map((part) => part.trim()).filter((part) => part !== '');

/** Shows a paragraph; lines that begin with a dash become a list, a short first line that is no sentence a heading. */
function paragraph(text) {
  const pieces = [];
  for (const line of text.split('\n')) {
    const item = line.match(/^\s*[-–•*]\s+(.*)$/);
    if (item) {
      if (pieces.at(-1)?.items === undefined) pieces.push({ items: [] });
      pieces.at(-1).items.push(item[1]);
    } else if (pieces.at(-1)?.items !== undefined && /^\s+/.test(line)) {
      pieces.at(-1).items.push(`${pieces.at(-1).items.pop()} ${line.trim()}`);
    } else if (pieces.at(-1)?.text !== undefined) {
      pieces.at(-1).text += `\n${line.trim()}`;
    } else {
      pieces.push({ text: line.trim() });
    }
  }
  return pieces.flatMap(({ text: said, items }, place) => {
    if (items !== undefined) return h('ul', {}, items.map((item) => h('li', {}, item)));
    const [first, ...rest] = said.split('\n');
    const titled = place === 0 && first.length < 60 && !/[.!?;,]$/.test(first) && (rest.length > 0 || pieces.length > 1);
    if (!titled) return h('p', {}, said);
    return [h('h3', {}, first.replace(/:$/, '')), rest.length > 0 && h('p', {}, rest.join('\n'))];
  });
}

function statement(finding) {
  return h('li', { class: `finding finding-${finding.severity}` },
    h('span', { class: `severity severity-${finding.severity}` }, SEVERITY[finding.severity] ?? words(finding.severity)),
    h('p', { class: 'finding-text' }, finding.text),
    evidence(finding.evidence));
}

function evidence({ results, rule, confidence }) {
  if (results.length === 0 && !rule) return null;
  const parts = [results.length > 0 && plural(results.length, 'result', 'results'), rule && `rule ${rule.id}`].filter(Boolean);
  return h('details', { class: 'evidence' },
    h('summary', {}, `Evidence: ${parts.join(', ')}`),
    h('dl', {},
      results.length > 0 && [h('dt', {}, 'Results'), results.map(cited)],
      rule && [h('dt', {}, 'Rule'), h('dd', {}, rule.statement), h('dt', {}, 'Source'), h('dd', {}, source(rule))],
      h('dt', {}, 'Certainty'), h('dd', {}, CONFIDENCE[confidence] ?? words(confidence))));
}

function cited(result) {
  const go = (event) => {
    const row = byId(`result-${result.index}`);
    if (row === null) return;
    event.preventDefault();
    row.dispatchEvent(new CustomEvent('cited', { bubbles: true }));
  };
  return h('dd', {},
    h('a', { href: `#result-${result.index}`, onclick: go }, `${result.name} ${result.value} ${result.unit}`.trim()),
    ` page ${result.page}, line ${result.line}`);
}

function source(rule) {
  // Only an address of the web becomes a link: what a rule says is data, too.
  return rule.link && /^https:\/\//.test(rule.link)
    ? h('a', { href: rule.link, rel: 'noopener noreferrer', target: '_blank' }, rule.source)
    : rule.source;
}
