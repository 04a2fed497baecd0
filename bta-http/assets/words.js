// What codes mean in words. A code that is not here is shown as it is, with spaces.

export const STATUS = {
  normal: 'In range',
  low: 'Low',
  high: 'High',
  critical_low: 'Critically low',
  critical_high: 'Critically high',
  abnormal: 'Abnormal',
  unknown: 'No range',
};

export const STATE = {
  pending: 'Waiting',
  processing: 'Working',
  completed: 'Completed',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

export const STEP = {
  pending: 'waits',
  running: 'works',
  completed: 'done',
  failed: 'failed',
  skipped: 'skipped',
};

export const SEVERITY = {
  emergency: 'Emergency: act now',
  urgent: 'Urgent: within two days',
  routine: 'At the next visit',
  information: 'Good to know',
};

export const CONFIDENCE = {
  certain: 'Certain: the report itself or arithmetic says so',
  high: 'High: a guideline says so',
  moderate: 'Moderate: sources differ, or it is a hint',
};

const AGENTS = {
  doctor: ['Doctor', 'What stands out, what belongs together, what is urgent'],
  nutritionist: ['Nutritionist', 'What to eat, as far as these results say'],
  exercise: ['Exercise', 'What is safe to do, as far as these results say'],
  verifier: ['Verifier', 'Whether the report is complete and plausible, and what could not be read'],
};

export const AGENT_ORDER = ['doctor', 'nutritionist', 'exercise', 'verifier'];

const CODES = {
  analyte_unknown: 'the name is not known',
  differential_sum: 'the parts of the differential do not add up',
  flag_contradicts_range: 'the printed flag contradicts the printed range',
  implausible: 'the value is outside what is possible',
  no_reliable_results: 'no result can be relied on',
  range_undecided: 'several ranges are printed, and which applies is not known',
  range_unread: 'the range could not be understood',
  row_unread: 'a row looks like a result but could not be understood',
  scanned_page: 'the page is a picture without text',
  ocr_uncertain: 'the figure was read differently each time',
  recognizer_missing: 'the program that recognizes text is not installed',
  recognition_late: 'recognizing the text took too long',
  recognition_failed: 'the text could not be recognized',
  several_dates: 'the report shows results of several days',
  several_patients: 'the report may be about more than one person',
  unit_unknown: 'the unit is not known',
  value_repaired: 'a lost decimal sign was put back, because two other results ask for it',
  value_unread: 'the value could not be understood',
};

const ENDINGS = [
  [/_mismatch$/, 'does not agree with the results it can be computed from'],
  [/_(sum|ratio)$/, 'does not agree with its parts'],
];

export const agentName = (agent) => AGENTS[agent]?.[0] ?? words(agent);
export const agentTask = (agent) => AGENTS[agent]?.[1] ?? '';

/** Says a code of a doubt or a warning; of a family of codes, by its ending. */
export function codeWords(code) {
  if (CODES[code]) return CODES[code];
  const family = ENDINGS.find(([ending]) => ending.test(code));
  return family ? `${words(code.replace(family[0], ''))} ${family[1]}` : words(code).toLowerCase();
}

/** Writes `some_code` as `Some code`. */
export function words(code) {
  const text = String(code ?? '').replaceAll('_', ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeZone: 'UTC' });

export const moment = (text) => moments.format(new Date(text));
export const day = (text) => days.format(new Date(`${text}T00:00:00Z`));
