const TICK = 15_000;
const MINUTE = 60_000;

/** A clock that counts on in the browser. Its first words come from the server, in the same form. */
export class AccordClock extends HTMLElement {
  /** Milliseconds from the moment of drawing; unset on a clock that does not count. */
  dueIn?: number;
  warnIn?: number;

  private readonly drawn = performance.now();
  private timer = 0;

  connectedCallback() {
    this.timer = window.setInterval(() => this.tick(), TICK);
  }

  disconnectedCallback() {
    window.clearInterval(this.timer);
  }

  private tick() {
    if (this.dueIn === undefined) {
      return;
    }
    const passed = performance.now() - this.drawn;
    const left = this.dueIn - passed;
    const soon = this.warnIn !== undefined && passed >= this.warnIn;
    this.say(left <= 0 ? 'overdue' : soon ? 'due-soon' : 'running', left);
  }

  private say(state: 'running' | 'due-soon' | 'overdue', left: number) {
    const words = this.querySelector('span');
    if (words) {
      words.textContent = `${state === 'overdue' ? 'overdue by' : 'due in'} ${duration(Math.abs(left))}`;
    }
    if (this.getAttribute('state') !== state) {
      this.setAttribute('state', state);
      this.querySelector('vaadin-icon')?.setAttribute('icon', icons[state]);
    }
  }
}

const icons = { running: 'accord:clock', 'due-soon': 'accord:warning', overdue: 'accord:missed' };

/** The two largest parts of a length of time, as dev.accord.ui.FigureText writes it. */
function duration(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (days > 0) {
    return hours ? `${days} d ${hours} h` : `${days} d`;
  }
  if (hours > 0) {
    return rest ? `${hours} h ${rest} min` : `${hours} h`;
  }
  return minutes > 0 ? `${minutes} min` : `${Math.floor(milliseconds / 1000)} s`;
}

customElements.define('accord-clock', AccordClock);
