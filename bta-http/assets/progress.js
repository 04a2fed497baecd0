// The head of an analysis and how far it has come.

import { byId, h, show } from './dom.js';
import { hasEnded } from './follow.js';
import { STATE, STEP, agentName, day, moment, plural, words } from './words.js';

const DEFAULT_QUESTION = 'Summarise my Blood Test Report';

/** Shows what was submitted, and what the report says about itself. */
export function showHeading(analysis) {
  const { report } = analysis;
  byId('analysis-title').textContent = analysis.original_filename;
  show(byId('analysis-facts'),
    h('span', { class: `state state-${analysis.status}` }, STATE[analysis.status] ?? analysis.status),
    facts(analysis, report).map((fact) => h('span', {}, fact)));
  const question = byId('question');
  question.hidden = analysis.query === DEFAULT_QUESTION;
  question.textContent = analysis.query;
}

function facts(analysis, report) {
  const sex = analysis.person.sex ?? report?.patient.sex;
  const age = analysis.person.age_years ?? report?.patient.age_years;
  return [
    report?.laboratory,
    report?.collected_on && `taken on ${day(report.collected_on)}`,
    sex && words(sex),
    age !== null && age !== undefined && plural(age, 'year', 'years'),
    analysis.person.pregnant && 'pregnant',
    `submitted ${moment(analysis.created_at)}`,
  ].filter(Boolean);
}

/** Shows how far it has come, until it is completed. */
export function showProgress(analysis) {
  byId('progress').hidden = hasEnded(analysis) && analysis.failed_agents.length === 0 && analysis.status === 'completed';
  byId('bar').value = analysis.progress;
  byId('percent').textContent = `${Math.floor(analysis.progress * 100)} %`;
  const sentence = say(analysis);
  const place = byId('progress-words');
  // Only a change is read aloud.
  if (place.textContent !== sentence) place.textContent = sentence;
  show(byId('steps'), step('reading', 'Reading', reading(analysis)), analysis.agents.map((agent) =>
    step(agent.name, agentName(agent.name), agent.status, agent.error_message)));
}

function reading(analysis) {
  if (analysis.report) return 'completed';
  if (analysis.status === 'processing') return 'running';
  return hasEnded(analysis) ? 'failed' : 'pending';
}

function step(name, label, status, error = null) {
  return h('li', { class: `step step-${status}`, 'data-step': name },
    h('span', { class: 'step-mark', 'aria-hidden': 'true' }),
    h('span', { class: 'step-name' }, label),
    h('span', { class: 'step-status' }, STEP[status] ?? status),
    status === 'failed' && error && h('span', { class: 'step-error' }, error));
}

function say(analysis) {
  switch (analysis.status) {
    case 'pending':
      return analysis.attempts > 0 ? 'It will be tried again in a moment.' : 'Waiting for a free worker.';
    case 'processing': {
      if (!analysis.report) return 'Reading the report.';
      const working = analysis.agents.filter((agent) => agent.status === 'running').map((agent) => agentName(agent.name));
      const done = analysis.agents.filter((agent) => agent.status === 'completed').length;
      const whole = `${done} of ${plural(analysis.agents.length, 'specialist', 'specialists')} done`;
      return working.length > 0 ? `${list(working)} at work; ${whole}.` : `${whole}.`;
    }
    case 'completed': {
      const failed = analysis.failed_agents.map(agentName);
      return failed.length > 0 ? `Completed without: ${list(failed)}.` : 'Completed.';
    }
    case 'cancelled':
      return 'Cancelled. What was said before stays.';
    default:
      return 'It could not be completed.';
  }
}

const list = (names) => new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
