import '@vaadin/icon';
import { Iconset } from '@vaadin/icon/vaadin-iconset.js';

/** Our own icons: 24 x 24, one stroke weight, drawn for this portal. The names are those of dev.accord.ui.Glyph. */
const shapes: Record<string, string> = {
  scoreboard: '<path d="M4 20V11M10 20V5M16 20v-7M22 20H2"/>',
  handoff: '<path d="M3 12h14M12 6l6 6-6 6"/><path d="M21 5v14"/>',
  dispute: '<path d="M4 5h16v11H11l-5 4v-4H4z"/><path d="M12 8v3.5M12 13.5v.2"/>',
  lead: '<circle cx="12" cy="8" r="4"/><path d="M4 20c1-4.5 4-6 8-6s7 1.5 8 6"/>',
  goal: '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="4.5"/><path d="M12 12h.01"/>',
  metric: '<path d="M3 17l6-6 4 4 8-9"/><path d="M15 6h6v6"/>',
  definition: '<path d="M5 4h14v16H5z"/><path d="M9 9h6M9 13h6"/>',
  agreement: '<path d="M6 3h9l4 4v14H6z"/><path d="M9 14l2 2 4-4"/>',
  nurture: '<path d="M12 21v-9"/><path d="M12 13C6 13 4 10 4 5c5 0 8 2 8 8z"/><path d="M12 11c0-4 3-6 8-6 0 5-3 7-8 7"/>',
  play: '<path d="M6 4l14 8-14 8z"/>',
  forecast: '<path d="M3 18l6-6 3 3"/><path d="M12 15l9-10M12 15l9-3M12 15l9 3" stroke-dasharray="2 3"/>',
  load: '<path d="M12 3v12M7 10l5 5 5-5"/><path d="M4 17v4h16v-4"/>',
  people: '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.7-4 3-5.500 6.5-5.500s5.800 1.5 6.5 5.500"/><path d="M15.500 5a3.5 3.5 0 010 6.5M18 15c2 .7 3 2.300 3.5 5"/>',
  settings: '<path d="M4 7h10M18 7h2M4 17h2M10 17h10"/><circle cx="16" cy="7" r="2"/><circle cx="8" cy="17" r="2"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
  warning: '<path d="M12 4L2.5 20h19z"/><path d="M12 10v4.5M12 17v.2"/>',
  missed: '<circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 16.300v.2"/>',
  met: '<circle cx="12" cy="12" r="9"/><path d="M8 12.5l3 3 5-6"/>',
  paused: '<circle cx="12" cy="12" r="9"/><path d="M10 9v6M14 9v6"/>',
  check: '<path d="M5 13l4.5 4.5L19 7"/>',
  close: '<path d="M6 6l12 12M18 6L6 18"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  search: '<circle cx="11" cy="11" r="6.5"/><path d="M16 16l5 5"/>',
  up: '<path d="M12 19V6M6.5 11.5L12 6l5.500 5.500"/>',
  down: '<path d="M12 5v13M6.5 12.5L12 18l5.500-5.500"/>',
  level: '<path d="M5 12h14"/>',
  next: '<path d="M9 6l6 6-6 6"/>',
  appearance: '<circle cx="12" cy="12" r="9"/><path d="M12 3v18a9 9 0 000-18z" fill="currentColor"/>',
  keyboard: '<path d="M3 7h18v10H3z"/><path d="M7 10.500h.01M11 10.500h.01M15 10.500h.01M8.500 14h7"/>',
  leave: '<path d="M10 4H4v16h6"/><path d="M9 12h12M16.5 7.500L21 12l-4.5 4.5"/>',
  lock: '<path d="M5 11h14v9H5z"/><path d="M8 11V8a4 4 0 018 0v3"/>',
  empty: '<path d="M3 13l3-8h12l3 8v6H3z"/><path d="M3 13h5l1.5 3h5L16 13h5"/>',
  lifecycle: '<circle cx="5" cy="6" r="2"/><circle cx="12" cy="12" r="2"/><circle cx="19" cy="18" r="2"/><path d="M7 6h5v4M14 12h5v4"/>',
  split: '<path d="M12 21v-7M12 14L5 7M12 14l7-7"/><path d="M5 12V7h5M14 7h5v5"/>',
  merge: '<path d="M5 4l7 7M19 4l-7 7M12 11v9"/><path d="M8 16l4 4 4-4"/>',
  step: '<path d="M3 19h6v-5h6V9h6V4"/>',
  eye: '<path d="M2.500 12c2.500-4.500 5.500-6.500 9.500-6.500s7 2 9.500 6.500c-2.500 4.500-5.500 6.500-9.500 6.500S5 16.500 2.500 12z"/><circle cx="12" cy="12" r="2.500"/>',
  funnel: '<path d="M3 5h18l-7 8v6l-4 2v-8z"/>',
  star: '<path d="M12 3.500l2.600 5.400 5.900.8-4.300 4.100 1.100 5.900-5.300-2.900-5.300 2.900 1.100-5.900L3.500 9.700l5.900-.8z"/>',
  flame: '<path d="M12 3c1 4 6 6 6 11a6 6 0 01-12 0c0-2.500 1.500-4 2.500-5 .3 1.500 1 2.300 2 2.800C10.300 9 10.500 6 12 3z"/>',
  coin: '<ellipse cx="12" cy="7" rx="8" ry="3.500"/><path d="M4 7v10c0 2 3.500 3.500 8 3.500s8-1.500 8-3.500V7"/><path d="M4 12c0 2 3.500 3.500 8 3.500s8-1.500 8-3.500"/>',
  key: '<circle cx="7.500" cy="15.500" r="4.500"/><path d="M11 12l9-9M16 7l3 3"/>',
  handshake: '<path d="M2.500 7l4-2 5.500 3 5.500-3 4 2M2.500 14l3 .500 6 5 2-1.500M21.500 14l-3 .500-5 3.500-3-2.500M12 8l-3.500 4 2 1.500 3-2 5 3"/>',
  case: '<path d="M3 8h18v12H3z"/><path d="M9 8V4.500h6V8M3 13h18"/>',
  trophy: '<path d="M7 4h10v6a5 5 0 01-10 0z"/><path d="M7 6H3.500c0 3 1.200 4.500 3.700 5M17 6h3.500c0 3-1.200 4.500-3.700 5M12 15v5M8 20h8"/>',
  flag: '<path d="M5 21V4h13l-3 4.500 3 4.500H5"/>',
  stop: '<path d="M8.500 3h7L21 8.500v7L15.500 21h-7L3 15.500v-7z"/><path d="M8 12h8"/>',
  phone: '<path d="M5 3.500h4l1.500 5-2.500 2a12 12 0 005.500 5.500l2-2.500 5 1.500v4c-9 1.500-17-6.500-15.500-15.500z"/>',
  mail: '<path d="M3 5.500h18v13H3z"/><path d="M3.500 6.500L12 13l8.500-6.500"/>',
  calendar: '<path d="M4 6h16v14H4z"/><path d="M4 10.500h16M8.500 3.500V8M15.500 3.500V8"/>',
  building: '<path d="M5 21V3.500h9V21M14 9h5v12M3 21h18"/><path d="M8 8h3M8 12h3M8 16h3"/>',
  globe: '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 4 6 4 9s-1 6-4 9c-3-3-4-6-4-9s1-6 4-9z"/>',
  tag: '<path d="M3 3.500h8.500l9 9-8 8-9.500-9z"/><path d="M7.500 8v.1"/>',
  bell: '<path d="M6 17V11a6 6 0 0112 0v6l2 2H4z"/><path d="M10 22h4"/>',
};

const groups = Object.entries(shapes)
  .map(
    ([name, shape]) =>
      `<g id="accord:${name}" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${shape}</g>`,
  )
  .join('');

const template = document.createElement('template');
template.innerHTML = `<svg><defs>${groups}</defs></svg>`;
Iconset.register('accord', 24, template);
