// Draws a value on its range: a band for the range, a mark for the value. The mark's shape says what its color says.

import { svg } from './dom.js';
import { STATUS } from './words.js';

const WIDTH = 168;
const EDGE = 9;
const TRACK = 12;

/** Returns the drawing for one result, or null when there is nothing to draw. */
export function rangeBar(result) {
  const { number: value, range } = result;
  const low = range?.low ?? null;
  const high = range?.high ?? null;
  if (value === null || value === undefined || (low === null && high === null)) return null;

  const [from, to] = scale(low, high);
  const place = (x) => EDGE + ((Math.min(Math.max(x, from), to) - from) / (to - from)) * (WIDTH - 2 * EDGE);
  const left = low === null ? EDGE / 2 : place(low);
  const right = high === null ? WIDTH - EDGE / 2 : place(high);
  const beyond = value < from ? -1 : value > to ? 1 : 0;

  return svg('svg', { class: 'range', viewBox: `0 0 ${WIDTH} 34`, role: 'img', 'aria-label': label(result), focusable: 'false' },
    svg('rect', { class: 'range-track', x: EDGE / 2, y: TRACK - 3, width: WIDTH - EDGE, height: 6, rx: 3 }),
    svg('rect', { class: 'range-band', x: left, y: TRACK - 5, width: Math.max(right - left, 2), height: 10, rx: 2 }),
    low !== null && tick(left, low, high === null || right - left > 30 ? 'middle' : 'end'),
    high !== null && tick(right, high, low === null || right - left > 30 ? 'middle' : 'start'),
    beyond !== 0 && chevron(beyond),
    mark(result.status, beyond === 0 ? place(value) : beyond < 0 ? EDGE + 7 : WIDTH - EDGE - 7));
}

/** Chooses what the bar spans: the range with room beside it, from zero when only one limit is known. */
function scale(low, high) {
  if (low !== null && high !== null && high > low) {
    const room = (high - low) * 0.75;
    return [low >= 0 ? Math.max(0, low - room) : low - room, high + room];
  }
  const limit = high ?? low;
  if (limit === 0) return [-1, 1];
  return limit > 0 ? [0, limit * 2] : [limit * 2, 0];
}

function tick(x, value, anchor) {
  const inside = Math.min(Math.max(x, 12), WIDTH - 12);
  return [
    svg('line', { class: 'range-tick', x1: x, x2: x, y1: TRACK - 5, y2: TRACK + 8 }),
    svg('text', { class: 'range-label', x: inside, y: 31, 'text-anchor': anchor }, String(value)),
  ];
}

/** Shows that the value lies further out than the bar reaches. */
function chevron(side) {
  const x = side < 0 ? 1 : WIDTH - 1;
  const d = `M${x - side * 5} ${TRACK - 5} L${x} ${TRACK} L${x - side * 5} ${TRACK + 5}`;
  return svg('path', { class: 'range-beyond', d });
}

/** A dot in range, a triangle that points up or down outside, a diamond when critical, a square without direction. */
function mark(status, x) {
  const y = TRACK;
  const shapes = {
    low: `M${x - 7} ${y - 6} H${x + 7} L${x} ${y + 7} Z`,
    high: `M${x - 7} ${y + 6} H${x + 7} L${x} ${y - 7} Z`,
    critical_low: `M${x} ${y - 9} L${x + 8} ${y} L${x} ${y + 9} L${x - 8} ${y} Z`,
    critical_high: `M${x} ${y - 9} L${x + 8} ${y} L${x} ${y + 9} L${x - 8} ${y} Z`,
    abnormal: `M${x - 6} ${y - 6} H${x + 6} V${y + 6} H${x - 6} Z`,
  };
  const shape = shapes[status];
  return shape
    ? svg('path', { class: `mark mark-${status}`, d: shape })
    : svg('circle', { class: `mark mark-${status}`, cx: x, cy: y, r: 6 });
}

function label(result) {
  const { low, high } = result.range;
  const limits = low === null ? `up to ${high}` : high === null ? `from ${low}` : `${low} to ${high}`;
  return `${result.value} ${result.unit}, range ${limits}: ${STATUS[result.status] ?? result.status}`;
}
